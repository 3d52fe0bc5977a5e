"""The mended network: what `Diagnosis.fix` gives back."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np

from pellucid.doctor.case import Case, taught
from pellucid.doctor.change import AnyChange, OfData
from pellucid.doctor.patient import Lessons
from pellucid.doctor.trials import Trial


@dataclass(frozen=True)
class Fixed:
    """A network with the advised changes carried out, not trained yet.

    `model`, `loss` and `optimizer` are the framework's own; of a Pellucid network `optimizer` is
    its `Settings`. `epochs` and `batch_size` are how to train it. `prepare(x, y)` does to inputs
    and targets what was advised (and nothing where nothing was).
    """

    model: Any
    loss: Any
    optimizer: Any
    epochs: int
    batch_size: int
    changes: tuple[AnyChange, ...]
    prepare: Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]] = field(repr=False)


def fixed(given: Case, trial: Trial) -> Fixed:
    """What a trial that helped was trained with."""
    own = trial.case.patient.own
    regime = trial.case.regime
    ways = tuple(change for change in trial.case.made if isinstance(change, OfData))
    return Fixed(
        own.model, own.loss, own.optimizer, regime.epochs, regime.batch_size, trial.case.made,
        partial(_prepared, given.lessons, ways),
    )  # fmt: skip


def _prepared(
    lessons: Lessons, ways: tuple[OfData, ...], x: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Inputs and targets treated as the lessons were: by the training examples' own measures."""
    treated = replace(lessons, held_x=np.asarray(x), held_y=np.asarray(y))
    for way in ways:
        treated = taught(treated, way)
    assert treated.held_x is not None
    assert treated.held_y is not None
    return treated.held_x, treated.held_y
