"""What a module is made of, however its forward is written."""

import functools
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional

from pellucid.bridges.pytorch.framework import PyTorch
from pellucid.doctor.patient import Misfit
from pellucid.errors import BadInput


class Functional(nn.Module):
    """Activations as functions, a dropout that never ends, a layer that is never called."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = nn.Linear(6, 16), nn.Linear(16, 16)
        self.last, self.never = nn.Linear(16, 3), nn.Linear(2, 2)

    def forward(self, x: Any) -> Any:
        x = functional.relu(self.first(x))
        x = torch.tanh(self.second(x)) + x
        return functional.dropout(self.last(x), 0.2)


class Shared(nn.Module):
    """One activation module that is used twice."""

    def __init__(self) -> None:
        super().__init__()
        self.one, self.two = nn.Conv2d(1, 4, 3), nn.Conv2d(4, 8, 3)
        self.relu, self.end = nn.ReLU(), nn.Linear(8 * 16, 3)

    def forward(self, x: Any) -> Any:
        return self.end(self.relu(self.two(self.relu(self.one(x)))).flatten(1))


class Words(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.embed, self.read = nn.Embedding(20, 8), nn.GRU(8, 12, batch_first=True)
        self.end = nn.Linear(12, 3)

    def forward(self, x: Any) -> Any:
        return self.end(self.read(self.embed(x))[0][:, -1])


def patient(model: nn.Module, x: np.ndarray, y: Any = None, **given: Any) -> Any:
    y = np.arange(len(x)) % 3 if y is None else y
    return PyTorch().patient(model, x, y, **{"loss": "cross-entropy", "optimizer": "sgd", **given})


def test_functions_between_modules_belong_to_the_layers(examples: Any) -> None:
    found = patient(Functional(), examples[0]).anatomy
    assert [(one.name, one.kind, one.activation) for one in found.layers] == [
        ("first", "dense", "relu"), ("second", "dense", "tanh"), ("last", "dense", "linear"),
        ("dropout", "dropout", "linear"),
    ]  # fmt: skip
    assert found.layers[-1].always
    assert found.layers[-1].rate == 0.2
    assert found.unused == ("never",)
    assert not found.sequential
    assert (found.layers[0].inputs, found.layers[0].units, found.layers[0].parameters) == (
        6, 16, 112,
    )  # fmt: skip


def test_a_module_used_twice_is_two_layers_and_counted_once() -> None:
    found = patient(Shared(), np.zeros((5, 1, 8, 8))).anatomy
    names = [one.name for one in found.layers]
    assert names == ["one", "relu", "two", "relu:2", "end"]
    assert [found.activation_of(one) for one in found.working] == ["relu", "relu", "linear"]
    assert sum(one.parameters for one in found.layers) == found.parameters


def test_an_embedding_is_given_whole_numbers() -> None:
    found = patient(Words(), np.ones((5, 7))).anatomy
    assert [one.kind for one in found.layers] == ["embedding", "recurrent", "dense"]
    assert found.outputs == (3,)


def test_weights_are_told_as_given(examples: Any) -> None:
    model = nn.Sequential(nn.Linear(6, 3))
    nn.init.constant_(model[0].weight, 0.25)
    layer = patient(model, examples[0]).anatomy.layers[0]
    assert layer.weights is not None
    assert (layer.weights.mean, layer.weights.std, layer.weights.largest) == (0.25, 0.0, 0.25)


@pytest.mark.parametrize(
    ("loss", "name", "facts"),
    [
        (nn.CrossEntropyLoss(), "cross-entropy", {"logits", "integers"}),
        (functional.cross_entropy, "cross-entropy", {"logits", "integers"}),
        ("nll_loss", "cross-entropy", {"integers"}),
        (nn.BCEWithLogitsLoss, "binary-cross-entropy", {"logits"}),
        ("bce", "binary-cross-entropy", set[str]()),
        (functools.partial(functional.mse_loss, reduction="sum"), "squared-error", set[str]()),
        (lambda a, y: ((a - y) ** 2).mean(), "other", set[str]()),
    ],
)
def test_losses_are_read(examples: Any, loss: Any, name: str, facts: set[str]) -> None:
    found = patient(nn.Linear(6, 3), examples[0], loss=loss).anatomy.loss
    assert found.name == name
    assert {one for one in ("logits", "integers") if getattr(found, one)} == facts
    assert found.reduction == ("sum" if isinstance(loss, functools.partial) else "mean")
    assert not found.assumed


@pytest.mark.parametrize(
    ("end", "y", "given"),
    [
        (nn.Linear(6, 3), np.arange(9) % 3, "CrossEntropyLoss"),
        (nn.Sequential(nn.Linear(6, 3), nn.LogSoftmax(1)), np.arange(9) % 3, "NLLLoss"),
        (nn.Linear(6, 3), np.eye(3)[np.arange(9) % 3], "CrossEntropyLoss"),
        (nn.Linear(6, 1), np.arange(9) % 2, "BCEWithLogitsLoss"),
        (nn.Sequential(nn.Linear(6, 1), nn.Sigmoid()), np.arange(9) % 2, "BCELoss"),
        (nn.Linear(6, 1), np.arange(9) / 2, "MSELoss"),
    ],
)
def test_a_loss_that_nobody_named_is_the_usual_one(end: Any, y: Any, given: str) -> None:
    found = patient(end, np.zeros((9, 6)), y, loss=None, optimizer=None).anatomy
    assert found.loss.given == given
    assert found.loss.assumed
    assert found.optimizer.assumed
    assert found.optimizer.name == "adam"


def test_an_optimiser_is_read_with_what_it_lacks(examples: Any) -> None:
    model = nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 3))
    given = torch.optim.SGD(model[2].parameters(), lr=0.3, momentum=0.9, weight_decay=0.01)
    torch.optim.lr_scheduler.ExponentialLR(given, 0.9)
    found = patient(model, examples[0], optimizer=given).anatomy.optimizer
    assert (found.name, found.rate, found.momentum, found.weight_decay) == (
        "momentum", 0.3, 0.9, 0.01,
    )  # fmt: skip
    assert found.missing == ("0",)
    assert found.scheduled
    assert found.usual == 0.001


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"loss": "mean-squares"}, "loss 'mean-squares' is not known"),
        ({"optimizer": "adamm"}, "Try: adam"),
        ({"loss": 3}, "loss is 3"),
        ({"optimizer": object}, "an optimiser of torch.optim"),
    ],
)
def test_what_cannot_be_used_is_said(examples: Any, given: Any, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        patient(nn.Linear(6, 3), examples[0], **given)


def test_inputs_that_do_not_fit_are_told_with_their_shape() -> None:
    with pytest.raises(Misfit, match="shape") as raised:
        patient(nn.Linear(6, 3), np.zeros((4, 5)))
    assert (raised.value.part, raised.value.shape) == ("inputs", (5,))


def test_what_learns_nothing_is_said() -> None:
    with pytest.raises(BadInput, match="no parameters"):
        patient(nn.ReLU(), np.zeros((4, 5)))
