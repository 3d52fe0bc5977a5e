"""Changes carried out on modules from outside, and the original left as it is."""

import copy
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional

from pellucid.bridges.pytorch.framework import PyTorch
from pellucid.doctor import change as changes
from pellucid.doctor.patient import CannotChange, Regime


class Functional(nn.Module):
    """Activations and a dropout as functions."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second, self.last = nn.Linear(6, 16), nn.Linear(16, 16), nn.Linear(16, 3)

    def forward(self, x: Any) -> Any:
        x = functional.dropout(functional.relu(self.first(x)), 0.2, training=self.training)
        return functional.softmax(self.last(torch.tanh(self.second(x)) + x), dim=1)


class Branching(nn.Module):
    """A forward that depends on numbers, so that it cannot be traced."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.last = nn.Linear(6, 16), nn.Linear(16, 3)

    def forward(self, x: Any) -> Any:
        x = functional.relu(self.first(x))
        return self.last(x * 2 if x.sum() > 0 else x)


def plain() -> nn.Module:
    return nn.Sequential(
        nn.Linear(6, 16), nn.Sigmoid(), nn.Linear(16, 16), nn.Linear(16, 3), nn.Softmax(1)
    )


def patient(model: nn.Module, examples: Any, loss: Any = "cross-entropy") -> Any:
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, weight_decay=0.5)
    return PyTorch().patient(model, *examples, loss=loss, optimizer=optimizer)


def activations(ill: Any) -> list[str]:
    return [ill.anatomy.activation_of(layer) for layer in ill.anatomy.working]


@pytest.mark.parametrize("make", [plain, Functional])
def test_hidden_activations_are_set(examples: Any, make: Any) -> None:
    ill = patient(make(), examples)
    assert activations(ill.changed(changes.SetActivation(to="elu"))) == ["elu", "elu", "softmax"]
    one = ill.changed(changes.SetActivation(to="elu", layers=(ill.anatomy.working[1].index,)))
    assert activations(one) == [activations(ill)[0], "elu", "softmax"]


@pytest.mark.parametrize("make", [plain, Functional])
def test_the_output_is_set_with_its_loss(examples: Any, make: Any) -> None:
    ill = patient(make(), examples)
    classes = changes.SetOutput(activation="softmax", units=4, loss="cross-entropy")
    mended = ill.changed(classes).anatomy
    # PyTorch's cross-entropy has the softmax in it.
    assert (mended.output_activation, mended.outputs) == ("linear", (4,))
    assert mended.loss.logits
    one = changes.SetOutput(activation="sigmoid", units=1, loss="binary-cross-entropy")
    assert ill.changed(one).anatomy.loss.given == "BCEWithLogitsLoss"
    number = changes.SetOutput(activation="linear", units=1, loss="squared-error")
    assert ill.changed(number).anatomy.loss.given == "MSELoss"
    kept = ill.changed(changes.SetOutput(activation="tanh", units=3)).anatomy
    assert (kept.output_activation, kept.loss.given) == ("tanh", "CrossEntropyLoss")


def test_a_loss_is_set_that_fits_the_output(examples: Any) -> None:
    ill = patient(plain(), examples, "mse")
    mended = ill.changed(changes.SetLoss(to="cross-entropy")).anatomy
    assert (mended.loss.given, mended.output_activation) == ("CrossEntropyLoss", "linear")
    assert ill.changed(changes.SetLoss(to="absolute-error")).anatomy.loss.given == "L1Loss"


def test_settings_are_set(examples: Any) -> None:
    ill = patient(plain(), examples)
    assert ill.changed(changes.SetLearningRate(to=0.3)).anatomy.optimizer.rate == 0.3
    assert ill.changed(changes.SetRegularisation(rate=0.0)).anatomy.optimizer.weight_decay == 0
    assert ill.changed(changes.Clip(norm=2.0)).anatomy.optimizer.clip == 2.0
    adam = ill.changed(changes.SetOptimizer(to="adam", rate=0.02)).anatomy.optimizer
    assert (adam.name, adam.rate, adam.weight_decay) == ("adam", 0.02, 0.5)


def test_weights_begin_by_the_rule(examples: Any) -> None:
    ill = patient(nn.Sequential(nn.Linear(6, 500), nn.ReLU(), nn.Linear(500, 3)), examples)
    first, last = ill.changed(changes.SetInitialisation(to="he")).anatomy.working
    assert first.weights.std == pytest.approx((2 / 6) ** 0.5, rel=0.05)
    assert last.weights.std == pytest.approx((2 / 500) ** 0.5, rel=0.05)
    assert first.bias.largest == 0
    again = ill.changed(changes.SetInitialisation(to="he")).anatomy.working[0]
    assert again.weights == first.weights


@pytest.mark.parametrize("make", [plain, Functional])
def test_dropout_is_set(examples: Any, make: Any) -> None:
    ill = patient(make(), examples)
    more = ill.changed(changes.SetDropout(rate=0.4)).anatomy
    assert {layer.rate for layer in more.layers if layer.kind == "dropout"} == {0.4}
    none = ill.changed(changes.SetDropout(rate=0.0)).anatomy
    assert not [layer for layer in none.layers if layer.kind == "dropout"]


def test_sizes_are_set(examples: Any) -> None:
    model = nn.Sequential(nn.Linear(6, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Linear(16, 3))
    ill = patient(model, examples)
    assert [one.units for one in ill.changed(changes.SetUnits(units=5)).anatomy.working] == [5, 3]
    for hidden in (0, 1, 3):
        deep = ill.changed(changes.SetDepth(hidden=hidden)).anatomy
        assert [one.units for one in deep.working] == [16] * hidden + [3]
        assert deep.optimizer.missing == ()


def test_pictures_are_resized_through_their_flattening() -> None:
    x, y = np.zeros((9, 1, 8, 8)), np.arange(9) % 3
    model = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Flatten(), nn.Linear(4 * 36, 3))
    wide = patient(model, (x, y)).changed(changes.SetUnits(units=7)).anatomy
    assert [(one.inputs, one.units) for one in wide.working] == [(9, 7), (7 * 36, 3)]


def test_running_averages_follow_sooner(examples: Any) -> None:
    slow = nn.BatchNorm1d(16, momentum=0.001)
    ill = patient(nn.Sequential(nn.Linear(6, 16), slow, nn.ReLU(), nn.Linear(16, 3)), examples)
    kept = [layer.kept for layer in ill.anatomy.layers if layer.kind == "normalisation"]
    assert kept == [pytest.approx(0.999)]
    quick = ill.changed(changes.SetRunningAverages(kept=0.9)).anatomy
    assert quick.layers[1].kept == pytest.approx(0.9)
    assert slow.momentum == 0.001


def test_normalisation_stands_between_weights_and_activation(examples: Any) -> None:
    added = patient(plain(), examples).changed(changes.AddNormalisation()).anatomy
    kinds = [layer.kind for layer in added.layers]
    assert kinds == [
        "dense", "normalisation", "activation", "dense", "normalisation", "dense", "activation",
    ]  # fmt: skip
    assert added.optimizer.missing == ()


def test_everything_learns_once_unfrozen(examples: Any) -> None:
    model = plain()
    model[0].requires_grad_(False)
    optimizer = torch.optim.SGD(model[3].parameters(), lr=0.1)
    ill = PyTorch().patient(model, *examples, loss="cross-entropy", optimizer=optimizer)
    mended = ill.changed(changes.Unfreeze()).anatomy
    assert all(layer.trainable for layer in mended.working)
    assert mended.optimizer.missing == ()
    assert not model[0].weight.requires_grad


def test_what_was_changed_still_learns_and_the_original_is_untouched(
    examples: Any, lessons: Any
) -> None:
    torch.manual_seed(0)
    model = Functional()
    was, drawn = copy.deepcopy(model.state_dict()), torch.get_rng_state()
    ill = patient(model, examples)
    mended = (
        ill.changed(changes.SetOutput(activation="softmax", units=3, loss="cross-entropy"))
        .changed(changes.SetActivation(to="relu"))
        .changed(changes.SetOptimizer(to="adam", rate=0.01))
        .changed(changes.SetRegularisation(rate=0.0))
    )
    found = mended.train(lessons(mended.anatomy), Regime(epochs=10, batch_size=32, vitals=False))
    assert found.curve("validation_score")[-1] > 0.75
    assert torch.equal(drawn, torch.get_rng_state())
    assert all(torch.equal(was[name], now) for name, now in model.state_dict().items())


@pytest.mark.parametrize(
    "change",
    [
        changes.SetActivation(to="elu"),
        changes.SetDepth(hidden=3),
        changes.ScaleInputs(),
        changes.SetEpochs(to=3),
        changes.SetOptimizer(to="newton", rate=0.1),
        changes.SetInitialisation(to="lucky"),
    ],
)
def test_what_cannot_be_changed_is_said(examples: Any, change: Any) -> None:
    with pytest.raises(CannotChange):
        patient(Branching(), examples).changed(change)
