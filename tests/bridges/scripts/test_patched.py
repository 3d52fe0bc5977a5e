"""Scripts that train badly, mended by the patch of their diagnosis and run again."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from pellucid import diagnose
from pellucid.doctor import Patch

KERAS = """\
import numpy as np
import keras

keras.utils.set_random_seed(0)
x = np.random.default_rng(0).normal(size=(300, 4))
y = (x[:, 0] > 0).astype("float32")
x_train, x_test, y_train, y_test = x[:200], x[200:], y[:200], y[200:]
model = keras.Sequential([keras.layers.Dense(16, activation="relu"), keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.Adam(1e-6), loss="binary_crossentropy",
              metrics=["accuracy"])
model.fit(x_train, y_train, epochs=20, verbose=0)
print("score", model.evaluate(x_test, y_test, verbose=0)[1])
"""
SCALE = """\
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(300, 4) * 100 + 500
y = (x[:, 0] > 500).float()
x_test, y_test, x, y = x[200:], y[200:], x[:200], y[:200]
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(20):
    for rows in torch.randperm(200).split(20):
        optimizer.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(model(x[rows]).squeeze(1), y[rows])
        loss.backward()
        optimizer.step()
print("score", float(((model(x_test).squeeze(1) > 0) == (y_test > 0)).float().mean()))
"""
RESET = """\
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(300, 4)
y = (x[:, 0] * x[:, 1] > 0).float()[:, None]
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid())
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
criterion = nn.BCELoss()
for epoch in range(40):
    for rows in torch.randperm(200).split(20):
        criterion(model(x[rows]), y[rows]).backward()
        optimizer.step()
print("score", float(((model(x[200:]) > 0.5) == (y[200:] > 0)).float().mean()))
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("library", "script"), [("keras", KERAS), ("torch", SCALE), ("torch", RESET)],
    ids=["keras", "scale", "reset"],
)  # fmt: skip
def test_the_mended_script_scores_better(library: str, script: str, tmp_path: Path) -> None:
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} is not installed")
    path = tmp_path / "train.py"
    path.write_text(script)
    patch = diagnose(path, budget_seconds=30).fix()
    assert isinstance(patch, Patch)
    assert path.read_text() == script
    before = scored(path)
    subprocess.run(["git", "apply"], input=patch.diff.encode(), cwd=tmp_path, check=True)
    assert scored(path) > before + 0.1


def scored(script: Path) -> float:
    """What the script itself prints as its score."""
    ran = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    return float(ran.stdout.split("score")[1])
