"""Steps: forward, loss, backward, update, as a person's own loop takes them."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor, nn, optim

from pellucid.bridges.pytorch.losses import Criterion
from pellucid.bridges.pytorch.trainee import Trainee
from pellucid.doctor.patient import Misfit
from pellucid.errors import BadInput

REFUSED = (RuntimeError, ValueError, LookupError, TypeError, AssertionError, AttributeError)
"""What PyTorch, and modules of people's own, raise where shapes or types do not fit."""


@dataclass(frozen=True)
class Batch:
    """Inputs and targets of some examples."""

    x: Tensor
    y: Tensor

    def rows(self, which: Tensor) -> "Batch":
        """Some of the examples."""
        return Batch(self.x.index_select(0, which), self.y.index_select(0, which))


def answer(model: nn.Module, x: Tensor) -> Tensor:
    """The model's outputs. Raises `Misfit` where it does not take such inputs."""
    try:
        output = model(x)
    except REFUSED as error:
        raise Misfit("inputs", tuple(x.shape[1:]), None, first_line(error)) from error
    if not isinstance(output, Tensor):
        raise Misfit(
            "inputs", tuple(x.shape[1:]), None,
            f"The model gives back a {type(output).__name__} instead of one tensor",
        )  # fmt: skip
    return output


def cost(criterion: Criterion, outputs: Tensor, y: Tensor) -> Tensor:
    """The loss to go down by: a mean where it is one number an example.

    NaN where outputs are not finite and the loss refuses them. Raises `Misfit` where it does not
    take such targets, or such outputs.
    """
    try:
        value = criterion.function(outputs, y)
        return value if value.ndim == 0 else value.mean()
    except REFUSED as error:
        if not bool(torch.isfinite(outputs).all()):
            return torch.tensor(float("nan"))
        wanted = tuple(outputs.shape[1:])
        raise Misfit("targets", tuple(y.shape[1:]), wanted, first_line(error)) from error


def first_line(error: BaseException) -> str:
    """What an error says first; its type where it says nothing."""
    return str(error).strip().split("\n")[0] or type(error).__name__


@contextmanager
def _told(what: str, expected: str) -> Generator[None]:
    """What PyTorch refuses within is `BadInput`: a person's own loop would end there too."""
    try:
        yield
    except BadInput:  # told already, where L-BFGS computed the loss once more
        raise
    except REFUSED as error:
        raise BadInput(what, expected, first_line(error)) from error


class Stepper:
    """Takes the steps of one training."""

    def __init__(self, trainee: Trainee) -> None:
        self._model, self._criterion = trainee.model, trainee.criterion
        self._optimizer, self._clip = trainee.optimizer, trainee.clip
        self._learning = [one for one in trainee.model.parameters() if one.requires_grad]

    def loss(self, batch: Batch) -> Tensor:
        """The loss of a batch, ready to be differentiated."""
        return cost(self._criterion, answer(self._model, batch.x), batch.y)

    def backward(self, loss: Tensor) -> None:
        """The gradients of the loss, instead of those of the step before.

        Nothing where no parameter can learn: then nothing changes, and that is to be seen.
        """
        self._optimizer.zero_grad()
        for one in self._learning:  # those that the optimiser was never given
            one.grad = None
        if loss.requires_grad:
            with _told("gradients cannot be computed", "a model that gradients go back through"):
                loss.backward()

    def update(self, batch: Batch) -> None:
        """One step of the optimiser."""
        if self._clip is not None:
            nn.utils.clip_grad_norm_(self._learning, self._clip)
        name = type(self._optimizer).__name__
        again = [lambda: self._again(batch)] if isinstance(self._optimizer, optim.LBFGS) else []
        with _told(f"{name} cannot take a step", "an optimiser that suits the parameters"):
            self._optimizer.step(*again)

    def _again(self, batch: Batch) -> float:
        # L-BFGS looks at the loss several times a step.
        loss = self.loss(batch)
        self.backward(loss)
        return float(loss)
