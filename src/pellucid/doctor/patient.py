"""Patients: what the doctor asks of a network, whatever framework it was written in."""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol, runtime_checkable

import numpy as np

from pellucid.doctor.anatomy import Anatomy
from pellucid.doctor.change import AnyChange
from pellucid.doctor.problem import Problem
from pellucid.doctor.recording import Recording
from pellucid.errors import BadInput


class CannotChange(Exception):
    """This framework, or this network, does not let that change be carried out from outside."""


class Misfit(BadInput):
    """What the framework itself refuses: inputs the network, or targets the loss, cannot take.

    `part` says which of the two; `shape` is theirs, of one example; `wanted` what would do (the
    inputs' shape, or that of the outputs), where that is known.
    """

    def __init__(
        self,
        part: Literal["inputs", "targets"],
        shape: tuple[int, ...],
        wanted: tuple[int | None, ...] | None,
        reason: str,
    ) -> None:
        self.part, self.shape, self.wanted, self.reason = part, shape, wanted, reason
        fitting = f"each of shape {wanted}" if wanted is not None else f"{part} that fit"
        super().__init__(f"{part} of shape {shape} do not fit the network", fitting, reason)


@dataclass(frozen=True)
class Lessons:
    """What is learned from and judged by: inputs and targets as the network is given them.

    `probe` are rows of `x` on which a training is looked at (all of them where they are few).
    `problem` says what the targets mean, for scores.
    """

    x: np.ndarray
    y: np.ndarray
    held_x: np.ndarray | None
    held_y: np.ndarray | None
    probe: np.ndarray
    problem: Problem


@dataclass(frozen=True)
class Regime:
    """How long and how: epochs, batch, from which weights, and when to stop all the same.

    `seed` None begins with the weights as given, and `order` orders the examples; a `seed` draws
    weights anew by the network's own initialisers, and orders the examples too. `seconds` ends the
    training in time; `looks` is how often it is looked at, evenly, besides before the first step.
    `vitals` says whether layers are looked at too.
    """

    epochs: int
    batch_size: int
    seed: int | None = None
    seconds: float = 60.0
    looks: int = 24
    vitals: bool = True
    order: int = 0

    @property
    def draws(self) -> int:
        """The seed of all that is drawn while it trains: the order of examples, what drops."""
        return self.order if self.seed is None else self.seed


class Own(NamedTuple):
    """A model, its loss and its optimiser, as their own framework has them."""

    model: Any
    loss: Any
    optimizer: Any


@runtime_checkable
class Patient(Protocol):
    """A network with its loss and optimiser. Nothing done through it changes the person's own."""

    @property
    def anatomy(self) -> Anatomy:
        """What it is made of, with the weights as given."""
        ...

    @property
    def own(self) -> Own:
        """What to go on with in the framework itself: copies, not trained."""
        ...

    def train(self, lessons: Lessons, regime: Regime) -> Recording:
        """A copy of it, trained as it would be, and watched. The original stays as it is."""
        ...

    def changed(self, change: AnyChange) -> "Patient":
        """Another, with the change carried out. Raises `CannotChange`."""
        ...
