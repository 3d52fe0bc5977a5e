"""The run: what one training made, and how it went."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from msgspec import Struct

from pellucid.data import Note
from pellucid.learning.described import Described
from pellucid.learning.fit import Ending
from pellucid.learning.metrics import MetricName
from pellucid.learning.model import Model
from pellucid.learning.origin import Origin
from pellucid.learning.settings import Settings
from pellucid.learning.state import CURVES
from pellucid.learning.vitals import VitalSigns
from pellucid.viewers import viewer


class Scores(Struct, frozen=True, kw_only=True):
    """The metric on the examples learned from, steered by, and kept apart (None: there are none).

    `folds` has the metric on each fold where there was cross-validation.
    """

    metric: MetricName
    train: float | None
    validation: float | None
    test: float | None
    folds: tuple[float, ...] = ()


class Seconds(Struct, frozen=True, kw_only=True):
    """How long it took: altogether, compiling, training."""

    total: float
    compile: float
    train: float


class Record(Struct, frozen=True, kw_only=True):
    """How a training went, in numbers that go into the model's file."""

    source: str
    seed: int
    settings: Settings
    scores: Scores
    seconds: Seconds
    epochs: int
    ended: Ending
    notes: tuple[Note, ...] = ()
    reasons: tuple[str, ...] = ()
    described: Described | None = None
    origin: Origin | None = None


@dataclass(frozen=True)
class Run:
    """What one training made: the model, its record, its curves and vitals.

    `curves` has shape (networks, epochs, curves), in the order of `CURVES`. `judged` has
    the examples it never learned from and its answers to them, for the report; None once saved
    and loaded.
    """

    model: Model
    record: Record
    curves: np.ndarray
    vitals: VitalSigns | None = None
    judged: "Judged | None" = None

    def curve(self, name: str) -> np.ndarray:
        """One curve, averaged over the networks: a value an epoch."""
        return self.curves[..., CURVES.index(name)].mean(0)

    def show(self) -> Any:
        """This run in a notebook, as it is: network, answers, curves, vitals, every number inside.

        It shows one network of dense layers, with the examples that the run was judged on. Of
        any other run it shows the report's pictures, and says why. Where no scripts run, there
        is a picture instead. It needs anywidget: `pip install "pellucid[notebook]"`. Raises
        `BadInput`.

        >>> shown = train("iris", layers=(8,), activation="tanh").show()
        """
        return viewer().run(self)


@dataclass(frozen=True)
class Judged:
    """The examples kept apart, and what the model answers to them.

    `rows` are their places in the source; `x` the encoded inputs, `outputs` the answers.
    """

    rows: np.ndarray
    x: np.ndarray
    targets: np.ndarray
    outputs: np.ndarray
