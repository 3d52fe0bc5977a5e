"""Watching a loop: nothing changes, and everything is seen."""

import copy
import pickle
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional

from pellucid.bridges.pytorch.watch import TorchWatch
from pellucid.errors import BadInput

X = torch.randn(96, 6, generator=torch.Generator().manual_seed(0))
Y = (X[:, 0] > 0).long() + (X[:, 1] > 0).long()


class Mixed(nn.Module):
    """Random in training, with buffers of its own, functions and modules."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.norm = nn.Linear(6, 16), nn.BatchNorm1d(16)
        self.drop, self.act, self.last = nn.Dropout(0.3), nn.RReLU(), nn.Linear(16, 3)

    def forward(self, x: Any) -> Any:
        return self.last(self.act(self.drop(functional.relu(self.norm(self.first(x))))))


def train(model: nn.Module, optimizer: Any, *, steps: int = 40, **habits: Any) -> None:
    """A person's loop, with habits good and bad."""
    for step in range(steps):
        rows = torch.arange(step * 16, step * 16 + 16) % len(X)
        if habits.get("resets", True):
            optimizer.zero_grad()
        outputs = model(X[rows])
        if habits.get("detaches"):
            outputs = outputs.detach().requires_grad_()
        loss = nn.CrossEntropyLoss()(outputs, Y[rows])
        loss.backward()
        optimizer.step()
        if habits.get("predicts"):
            with torch.no_grad():
                model(X[:8])


@pytest.mark.parametrize(
    "optimizer",
    [
        lambda of: torch.optim.Adam(of, lr=0.01),
        lambda of: torch.optim.SGD(of, lr=0.1, momentum=0.9, nesterov=True),
        lambda of: torch.optim.RMSprop(of, lr=0.01, weight_decay=0.1),
    ],
)
def test_watching_changes_nothing(optimizer: Callable[[Any], Any]) -> None:
    ends: list[Any] = []
    for watched in (False, True):
        torch.manual_seed(1)
        model = Mixed()
        steps = optimizer(model.parameters())
        with TorchWatch(model, steps) if watched else nullcontext():
            train(model, steps)
        ends.append([*model.state_dict().values(), torch.get_rng_state()])
    assert all(torch.equal(one, other) for one, other in zip(*ends, strict=True))


def test_everything_is_seen() -> None:
    model = Mixed()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    with TorchWatch(model, optimizer) as watch:
        train(model, optimizer)
    found, anatomy = watch.recording(), watch.anatomy()
    assert found.steps == 40
    assert np.isfinite(found.losses).all()
    assert found.losses[-5:].mean() < found.losses[:5].mean()
    assert [(one.name, one.activation) for one in anatomy.layers] == [
        ("first", "linear"), ("norm", "relu"), ("drop", "linear"), ("act", "rrelu"),
        ("last", "linear"),
    ]  # fmt: skip
    assert (anatomy.loss.given, anatomy.optimizer.name) == ("cross_entropy", "adam")
    assert found.vitals is not None
    assert found.vitals.steps[0] == 0
    assert len(found.vitals.steps) >= 3
    for statistic in ("weight_norm", "gradient_norm", "update_norm"):
        assert (found.vitals.of(statistic)[:, [0, 1, 4]] > 0).all()


def test_a_good_loop_has_no_bad_habits() -> None:
    model = Mixed()
    optimizer = torch.optim.Adam(model.parameters())
    with TorchWatch(model, optimizer) as watch:
        train(model, optimizer)
        model.eval()
        train_facts = watch.loop()
        with torch.no_grad():
            model(X)
    facts = watch.loop()
    assert (facts.not_reset, facts.without_gradient, facts.in_evaluation) == (0, 0, 0)
    assert (facts.passes_a_step, facts.never_reached) == (1, ())
    assert train_facts.predictions == 0
    assert (facts.predictions, facts.in_training_mode) == (1, 0)


def test_gradients_gathered_on_purpose_are_not_left_over() -> None:
    model = Mixed()
    optimizer = torch.optim.Adam(model.parameters())
    with TorchWatch(model, optimizer) as watch:
        for _ in range(5):
            optimizer.zero_grad()
            for part in (X[:48], X[48:]):
                functional.cross_entropy(model(part), Y[:48]).backward()
            optimizer.step()
    assert watch.loop().not_reset == 0
    assert watch.loop().passes_a_step == 2


@pytest.mark.parametrize(
    ("habits", "name", "value"),
    [
        ({"resets": False}, "not_reset", 1.0),
        ({"detaches": True}, "without_gradient", 1.0),
        ({"predicts": True}, "in_training_mode", 40),
    ],
)
def test_bad_habits_are_seen(habits: Any, name: str, value: float) -> None:
    model = Mixed()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    with TorchWatch(model, optimizer) as watch:
        train(model, optimizer, **habits)
    assert getattr(watch.loop(), name) == pytest.approx(value, abs=0.03)


def test_training_in_evaluation_mode_is_seen() -> None:
    model = Mixed().eval()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    with TorchWatch(model, optimizer) as watch:
        train(model, optimizer, steps=5)
    assert watch.loop().in_evaluation == 1


def test_layers_that_nothing_reaches_are_named() -> None:
    model = nn.Sequential(nn.Linear(6, 4), nn.ReLU(), nn.Linear(4, 3))
    nn.init.constant_(model[0].bias, -100)
    optimizer = torch.optim.SGD(model[2].parameters(), lr=0.01)
    with TorchWatch(model) as watch:
        train(model, optimizer, steps=5)
    assert watch.loop().never_reached == ("0",)
    assert watch.anatomy().optimizer.missing == ("0",)


def test_it_says_where_numbers_broke() -> None:
    model = nn.Sequential(nn.Linear(6, 4), nn.ReLU(), nn.Linear(4, 3))
    optimizer = torch.optim.SGD(model.parameters(), lr=1e30)
    with TorchWatch(model, optimizer) as watch:
        train(model, optimizer, steps=6)
    found = watch.recording()
    assert found.ended == "broken"
    assert found.broken is not None
    assert found.broken.layer in ("0", "2")


def test_a_watched_model_can_be_copied_and_saved_and_carries_nothing() -> None:
    model = Mixed()
    optimizer = torch.optim.Adam(model.parameters())
    mse = functional.mse_loss
    with TorchWatch(model, optimizer):
        train(model, optimizer, steps=2)
        twin = copy.deepcopy(model)
        again = pickle.loads(pickle.dumps(model))
        assert functional.mse_loss is not mse
    assert functional.mse_loss is mse
    for one in (model, twin, again):
        assert not any(part._forward_hooks or part._forward_pre_hooks for part in one.modules())


def test_what_cannot_be_watched_is_said() -> None:
    with pytest.raises(BadInput, match="optimiser"):
        TorchWatch(Mixed(), "adam")
    with TorchWatch(Mixed()) as watch:
        pass
    with pytest.raises(BadInput, match="nothing was seen"):
        watch.anatomy()
