"""Modules and optimisers as people have them: compiled, in 16 bits, of classes of their own."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from pellucid.bridges.pytorch.framework import PyTorch
from pellucid.doctor.change import SetUnits
from pellucid.doctor.patient import Regime
from pellucid.errors import BadInput

SHORT = Regime(epochs=3, batch_size=240, looks=3)


class Careful(torch.optim.SGD):
    """Keeps something besides its groups, as optimisers that people write do."""

    def __init__(self, parameters: Any) -> None:
        super().__init__(parameters, lr=0.1)
        self.parts = [1.0]

    def step(self, closure: Any = None) -> Any:
        self.parts.append(sum(self.parts))
        return super().step(closure)


class Two(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.only = nn.Linear(6, 3)

    def forward(self, x: Any) -> Any:
        return self.only(x), x


def network() -> nn.Sequential:
    torch.manual_seed(3)
    return nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 3))


def patient(model: nn.Module, examples: Any, optimizer: Any = "adam") -> Any:
    return PyTorch().patient(model, *examples, loss="cross-entropy", optimizer=optimizer)


@pytest.mark.parametrize(
    "made",
    [
        lambda model: torch.optim.LBFGS(model.parameters(), lr=0.1, max_iter=4),
        lambda model: Careful(model.parameters()),
        lambda _: Careful,
    ],
)
def test_optimisers_that_keep_more_than_groups_are_copied_whole(
    made: Callable[[Any], Any], examples: Any, lessons: Any
) -> None:
    model = network()
    optimizer = made(model)
    before = [one.detach().clone() for one in model.parameters()]
    ill = patient(model, examples, optimizer)
    found = ill.train(lessons(ill.anatomy), SHORT)
    assert found.curve("training_loss")[-1] < found.curve("training_loss")[0]
    for old, now in zip(before, model.parameters(), strict=True):
        assert torch.equal(old, now)
    assert getattr(optimizer, "parts", [1.0]) == [1.0] or optimizer is Careful
    resized = ill.changed(SetUnits(units=6)).train(lessons(ill.anatomy), SHORT)
    assert resized.ended == "done"


def test_a_compiled_module_is_examined_as_it_was_written(examples: Any) -> None:
    compiled: Any = torch.compile(network(), backend="eager")
    anatomy = patient(compiled, examples).anatomy
    assert [layer.name for layer in anatomy.layers] == ["0", "1", "2"]


def test_sixteen_bits_train(examples: Any, lessons: Any) -> None:
    ill = patient(network().bfloat16(), examples)
    assert np.isfinite(ill.train(lessons(ill.anatomy), SHORT).after).all()


def test_groups_of_channels_are_resized_with_their_settings() -> None:
    pictures = np.zeros((16, 1, 6, 6), np.float32), np.zeros(16, int)
    model = nn.Sequential(
        nn.Conv2d(1, 4, 3), nn.GroupNorm(2, 4, eps=0.5), nn.Conv2d(4, 4, 3),
        nn.BatchNorm2d(4, momentum=0.25, affine=False), nn.Flatten(), nn.Linear(16, 3),
    )  # fmt: skip
    ill = patient(model, pictures)
    _, groups, _, batches, *_ = ill.changed(SetUnits(units=8)).own.model
    assert (groups.num_channels, groups.num_groups, groups.eps) == (8, 2, 0.5)
    assert (batches.num_features, batches.momentum, batches.affine) == (8, 0.25, False)


@pytest.mark.parametrize(
    ("model", "optimizer", "told"),
    [
        (Two, "adam", "gives back a tuple"),
        (lambda: torch.jit.trace(network(), torch.zeros(1, 6)), "adam", "scripted"),
        (network, torch.optim.Optimizer, "parameters alone"),
    ],
)
# PyTorch's own, of the very thing that is tested here.
@pytest.mark.filterwarnings("ignore:.*torch.jit:DeprecationWarning")
def test_what_cannot_be_examined_is_told(
    model: Any, optimizer: Any, told: str, examples: Any
) -> None:
    with pytest.raises(BadInput, match=told):
        patient(model(), examples, optimizer)


def test_an_optimiser_that_refuses_to_step_is_told(examples: Any, lessons: Any) -> None:
    model = network()
    ill = patient(model, examples, torch.optim.SparseAdam(list(model.parameters())))
    with pytest.raises(BadInput, match="SparseAdam cannot take a step"):
        ill.train(lessons(ill.anatomy), SHORT)
