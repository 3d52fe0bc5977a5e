"""Scripts that train something: run, watched, and what they train examined."""

import importlib.util
import sys
from pathlib import Path

import pytest

from pellucid.bridges.scripts import examine_script
from pellucid.bridges.scripts.process import Program

TORCH = """
import sys
import torch
from torch import nn

torch.manual_seed(0)
assert sys.argv[1:] == ["--classes", "2"]
x = torch.randn(200, 4)
y = (x[:, 0] > 0).float()
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=1e-7)
for epoch in range(30):
    for rows in torch.randperm(200).split(20):
        optimizer.zero_grad()
        shares = torch.sigmoid(model(x[rows])).squeeze(1)
        loss = nn.functional.binary_cross_entropy(shares, y[rows])
        loss.backward()
        optimizer.step()
    print("epoch", epoch)
"""

KERAS = """
import numpy as np
import keras

x = np.random.default_rng(0).normal(size=(200, 4))
model = keras.Sequential([keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="binary_crossentropy")
model.fit(x, x[:, 0] > 0, epochs=5, validation_split=0.2)
open("after.txt", "w")
"""


@pytest.mark.slow
def test_a_loop_of_pytorch_is_watched_and_its_model_examined(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="PyTorch is not installed")
    (tmp_path / "loop.py").write_text(TORCH)
    heard: list[str] = []
    steps: list[str] = []
    found = examine_script(
        tmp_path / "loop.py", ("--classes", "2"), budget_seconds=40, hear=heard.append,
        watch=steps.append,
    )  # fmt: skip
    assert heard == [f"epoch {n}" for n in range(30)]
    assert steps[-1] == "examining it: 200 examples"
    assert found.framework == "pytorch"
    assert found.healthy is False
    assert found.first is not None
    assert found.first.cause == "learning-rate"
    assert [file.name for file in tmp_path.iterdir()] == ["loop.py"]


@pytest.mark.slow
def test_a_fit_of_keras_is_taken_instead_of_carried_out(tmp_path: Path) -> None:
    if importlib.util.find_spec("keras") is None:
        pytest.skip("Keras is not installed")
    (tmp_path / "fit.py").write_text(KERAS)
    found = examine_script(tmp_path / "fit.py", budget_seconds=40)
    assert found.framework == "keras"
    assert found.first is not None
    assert found.first.cause in ("output-activation", "loss")
    assert not (tmp_path / "after.txt").exists()


def test_a_program_is_heard_up_to_a_bound(tmp_path: Path) -> None:
    heard: list[str] = []
    code = "print('x' * 5000); [print(n) for n in range(20_000)]"
    program = Program([sys.executable, "-c", code], tmp_path, {}, heard.append)
    assert program.run(20, lambda: None) == 0
    assert len(heard) == 10_000
    assert max(map(len, heard)) <= 2_000


def test_a_program_is_ended_in_time(tmp_path: Path) -> None:
    program = Program(
        [sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, {}, list[str]().append
    )
    assert program.run(0.3, lambda: None) is None
