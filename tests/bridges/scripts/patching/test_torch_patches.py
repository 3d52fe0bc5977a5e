"""Patches of PyTorch scripts: what each change writes, and where it writes nothing."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="PyTorch is not installed: pip install pellucid[pytorch]")

from tests.bridges.scripts.patching.patients import known, patched

from pellucid.bridges.scripts.patching import patch_of
from pellucid.doctor.change import (
    AddNormalisation,
    AnyChange,
    Clip,
    EncodeTargets,
    ScaleInputs,
    ScaleTargets,
    SetActivation,
    SetBatchSize,
    SetDropout,
    SetEpochs,
    SetInitialisation,
    SetLearningRate,
    SetLoss,
    SetOptimizer,
    SetOutput,
    SetRegularisation,
    SetRunningAverages,
    SetUnits,
    Unfreeze,
)
from pellucid.doctor.finding import Advice, Finding

SCRIPT = """\
import torch
from torch import nn, optim

x, y = load()
x_test, y_test = load()
model = nn.Sequential(
    nn.Linear(4, 8),
    nn.Tanh(),
    nn.Linear(8, 8),
    nn.Linear(8, 3),
    nn.Softmax(dim=1),
)
optimizer = optim.SGD(model.parameters(), lr=1e-7)
criterion = nn.CrossEntropyLoss()
for epoch in range(5):
    for rows in torch.randperm(len(x)).split(32):
        loss = criterion(model(x[rows]), y[rows])
        loss.backward()
        optimizer.step()
print(criterion(model(x_test), y_test))
"""
LAYERS = [("dense", 8, "linear"), ("activation", 0, "tanh"), ("dense", 8, "linear"),
          ("dense", 3, "linear"), ("activation", 0, "softmax")]  # fmt: skip
CLASSES = np.arange(30) % 3
FACTS = {"y": CLASSES, "loss": "cross-entropy", "logits": True}


def one(
    change: AnyChange, script: str = SCRIPT, layers: list = LAYERS, **facts: object
) -> set[str]:
    """The lines that come and go by a change."""
    return patched(script, known("pytorch", layers, **{**FACTS, **facts}), change)


EXPECTED = [
    (SetLearningRate(to=0.03), {"+optimizer = optim.SGD(model.parameters(), lr=0.03)"}),
    (SetOptimizer(to="adam", rate=0.001),
     {"+optimizer = optim.Adam(model.parameters(), lr=0.001)"}),
    (SetRegularisation(rate=0.001),
     {"+optimizer = optim.SGD(model.parameters(), lr=1e-7, weight_decay=0.001)"}),
    (Clip(norm=1.0), {"+        nn.utils.clip_grad_norm_(model.parameters(), 1)"}),
    (SetEpochs(to=80), {"+for epoch in range(80):"}),
    (SetBatchSize(to=16), {"+    for rows in torch.randperm(len(x)).split(16):"}),
    (SetOutput(activation="linear", units=3), {"+    nn.Identity(),", "-    nn.Softmax(dim=1),"}),
    (SetOutput(activation="softmax", units=4, loss="cross-entropy"),
     {"+    nn.Identity(),", "+    nn.Linear(8, 4),"}),
    (SetActivation(to="relu"), {"+    nn.ReLU(),", "-    nn.Tanh(),"}),
    (SetActivation(to="leaky-relu", layers=(2,)), {"+    nn.LeakyReLU(),"}),
    (SetInitialisation(to="he"),
     {"+for layer in model.modules():", "+    if isinstance(layer, (nn.Linear,)):"}),
    (SetDropout(rate=0.3), {"+    nn.Dropout(0.3),"}),
    (SetUnits(units=64),
     {"+    nn.Linear(4, 64),", "+    nn.Linear(64, 64),", "+    nn.Linear(64, 3),"}),
    (AddNormalisation(), {"+    nn.BatchNorm1d(8),"}),
    (ScaleInputs(),
     {"+mean, std = x.mean(dim=0), x.std(dim=0)", "+std = torch.where(std > 0, std, 1.0)",
      "+x = (x - mean) / std", "+x_test = (x_test - mean) / std"}),
    (ScaleTargets(), {"+mean, std = y.mean(dim=0), y.std(dim=0)", "+y = (y - mean) / std"}),
    (EncodeTargets(as_="column"), {"+y = y.reshape(-1, 1)"}),
]  # fmt: skip


@pytest.mark.parametrize(("change", "lines"), EXPECTED, ids=lambda one: type(one).__name__)
def test_a_change_is_written_where_it_belongs(change: AnyChange, lines: set[str]) -> None:
    assert lines <= one(change)


def test_running_averages_are_written_as_pytorch_reads_them() -> None:
    """Its momentum is the share that is replaced."""
    slow = SCRIPT.replace("nn.Tanh()", "nn.BatchNorm1d(8, momentum=0.001)")
    assert "+    nn.BatchNorm1d(8, momentum=0.1)," in one(SetRunningAverages(kept=0.9), slow)


def test_a_loss_brings_its_targets_along() -> None:
    """Whole numbers for cross-entropy, as many axes as the output for squared error."""
    numbers = SCRIPT.replace("CrossEntropyLoss", "MSELoss")
    column = {"y": CLASSES[:, None].astype(np.float32), "loss": "squared-error", "logits": False}
    change = SetOutput(activation="softmax", units=3, loss="cross-entropy")
    lines = one(change, numbers, **column)
    assert "+criterion = nn.CrossEntropyLoss()" in lines
    assert "+        loss = criterion(model(x[rows]), y[rows].long().flatten())" in lines
    assert "+print(criterion(model(x_test), y_test.long().flatten()))" in lines


def test_a_summed_loss_is_averaged() -> None:
    summed = SCRIPT.replace("CrossEntropyLoss()", 'CrossEntropyLoss(reduction="sum")')
    assert "+criterion = nn.CrossEntropyLoss()" in one(SetLoss(to="cross-entropy"), summed)


CLASS = """\
import torch
import torch.nn.functional as F
from torch.optim import Adam

class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.one = torch.nn.Linear(4, 8)
        self.two = torch.nn.Linear(8, 1)

    def forward(self, x):
        return torch.sigmoid(self.two(torch.tanh(self.one(x))))

net = Net()
net.one.weight.requires_grad = False
opt = Adam(net.two.parameters(), lr=0.01)
for _ in range(5):
    for x, y in loader:
        net.eval()
        F.mse_loss(net(x), y).backward()
        opt.step()
"""
NET = [("dense", 8, "linear"), ("activation", 0, "tanh"), ("dense", 1, "linear"),
       ("activation", 0, "sigmoid")]  # fmt: skip
BINARY = {"y": (CLASSES > 0).astype(np.float32)[:, None], "loss": "squared-error", "logits": False}


def test_functions_of_a_class_are_changed() -> None:
    lines = one(SetActivation(to="relu"), CLASS, NET, **BINARY)
    assert "+        return torch.sigmoid(self.two(torch.relu(self.one(x))))" in lines


def test_a_functional_loss_is_called_by_another_name() -> None:
    change = SetOutput(activation="sigmoid", units=1, loss="binary-cross-entropy")
    lines = one(change, CLASS, NET, **BINARY)
    assert lines == {
        "-        F.mse_loss(net(x), y).backward()",
        "+        F.binary_cross_entropy(net(x), y).backward()",
    }


def test_a_function_that_the_loss_applies_itself_is_taken_off() -> None:
    logits = {**BINARY, "loss": "binary-cross-entropy", "logits": True}
    script = CLASS.replace("mse_loss", "binary_cross_entropy_with_logits")
    lines = one(SetOutput(activation="linear", units=1), script, NET, **logits)
    assert "+        return self.two(torch.tanh(self.one(x)))" in lines


def test_everything_learns_and_the_optimiser_has_it() -> None:
    lines = one(Unfreeze(), CLASS, NET, **BINARY)
    assert "+net.one.weight.requires_grad = True" in lines
    assert "+opt = Adam(net.parameters(), lr=0.01)" in lines


@pytest.mark.parametrize(
    ("code", "line"),
    [("gradient-not-reset", "+        opt.zero_grad()"), ("mode-wrong", "+        net.train()")],
)
def test_mistakes_of_the_loop_are_mended(code: str, line: str) -> None:
    mistake = Finding(
        code=code, name=code, severity="problem", cause="code", confidence=1,
        advice=Advice(text="Mend it."),
    )  # fmt: skip
    lines = patched(CLASS, known("pytorch", NET, **{**FACTS, **BINARY}), mistakes=[mistake])
    assert line in lines


UNPLACED = {
    "two optimisers": (
        SetLearningRate(to=1.0), SCRIPT + "other = optim.SGD(model.parameters(), lr=1)\n"
    ),
    "a loop of something else": (SetEpochs(to=9), SCRIPT.replace("range(5)", "range(7)")),
    "inputs made in the loop": (ScaleInputs(), SCRIPT.replace("x[rows]), y", "x[rows] / 2), y")),
    "a loss of their own": (
        SetLoss(to="squared-error"), SCRIPT.replace("nn.CrossEntropyLoss()", "own_loss")
    ),
    "activations kept under a name": (
        SetActivation(to="relu"),
        SCRIPT.replace("model = nn", "act = nn.Tanh()\nmodel = nn").replace("nn.Tanh(),", "act,"),
    ),
    "loops that turn equally often": (
        SetEpochs(to=9), SCRIPT.replace("for rows in torch.randperm(len(x)).split(32)",
                                        "for rows in range(5)"),
    ),
    "no dropout to take away": (SetDropout(rate=0.0), SCRIPT),
    "layers of another network": (SetUnits(units=9), SCRIPT.replace("(8, 8)", "(8, 7)")),
}  # fmt: skip


@pytest.mark.parametrize("name", UNPLACED)
def test_without_a_certain_place_it_is_said_in_words(name: str, tmp_path: Path) -> None:
    change, script = UNPLACED[name]
    (tmp_path / "train.py").write_text(script)
    patch = patch_of(tmp_path / "train.py", known("pytorch", LAYERS, **FACTS), [change])
    assert patch.diff == ""
    assert patch.by_hand[0].startswith("By hand: ")
