"""Recordings: what was seen of one training, whoever trained."""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Recording:
    """One training: curves over looks, vitals, and the answers before it and after it.

    `at` are the steps at which was looked (from 0, before the first step; the last one at the
    end), `curves` (looks, 4) in the order of `CURVES`; scores are accuracy or R², by
    `pellucid.doctor.score`. `losses` is the loss of single steps where they were kept, else
    empty. `before` and `after` are the network's outputs for the probe's training examples,
    `held` those for its validation examples afterwards.
    """

    at: np.ndarray
    curves: np.ndarray
    losses: np.ndarray
    steps_an_epoch: int
    steps: int
    before: np.ndarray
    after: np.ndarray
    held: np.ndarray | None
    vitals: Vitals | None
    broken: Broken | None
    ended: Ended
    seconds: float

    def curve(self, name: str) -> np.ndarray:
        """One curve: a value a look."""
        return self.curves[:, CURVES.index(name)]

    @property
    def epochs(self) -> float:
        """How many epochs it got through."""
        return self.steps / max(1, self.steps_an_epoch)
