"""Recordings: what was seen of one training, whoever trained."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np

from pellucid.learning import STATISTICS

CURVES = ("training_loss", "training_score", "validation_loss", "validation_score")
"""What is looked at again and again: NaN where there is nothing to look at."""

Ended = Literal["done", "deadline", "broken"]


class Broken(NamedTuple):
    """Where numbers stopped being finite: the step, the layer (None: the loss), and of what."""

    step: int
    layer: str | None
    what: Literal["activation", "gradient", "weights", "loss", "inputs"]


class Vitals(NamedTuple):
    """Per-layer statistics: at which steps, of which layers of the anatomy.

    `values` has shape (records, layers, statistics), in the order of
    `pellucid.learning.STATISTICS`; NaN where a layer has no such thing.
    """

    steps: np.ndarray
    layers: tuple[str, ...]
    values: np.ndarray

    def of(self, statistic: str) -> np.ndarray:
        """One statistic: shape (records, layers)."""
        return self.values[..., STATISTICS.index(statistic)]


def _none() -> np.ndarray:
    return np.empty(0)


@dataclass(frozen=True, kw_only=True)
class Recording:
    """One training: curves over looks, vitals, and the answers before it and after it.

    `at` are the steps at which was looked (from 0, before the first step; the last one at the
    end), `curves` (looks, 4) in the order of `CURVES`; scores are accuracy or R², by
    `pellucid.doctor.score`. What was not kept is empty: `losses` of single steps, the outputs
    `before` and `after` for the probe's training examples, those for its `held` ones afterwards.
    """

    at: np.ndarray
    curves: np.ndarray
    losses: np.ndarray = field(default_factory=_none)
    steps_an_epoch: int
    steps: int
    before: np.ndarray = field(default_factory=_none)
    after: np.ndarray = field(default_factory=_none)
    held: np.ndarray | None = None
    vitals: Vitals | None = None
    broken: Broken | None = None
    ended: Ended
    seconds: float

    def curve(self, name: str) -> np.ndarray:
        """One curve: a value a look."""
        return self.curves[:, CURVES.index(name)]

    @property
    def epochs(self) -> float:
        """How many epochs it got through."""
        return self.steps / max(1, self.steps_an_epoch)
