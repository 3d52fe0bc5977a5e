"""Facts: what can be told of inputs and targets by looking at them."""

from dataclasses import dataclass

import numpy as np

from pellucid.doctor.patient import Lessons
from pellucid.doctor.score import truth

_ROWS = 20_000
"""Rows looked at: enough for every number here, and soon done."""


@dataclass(frozen=True)
class Facts:
    """Inputs and targets in numbers.

    `means` and `stds` are of each feature (pictures and series: of all their numbers together,
    one entry). `tokens`: inputs are whole numbers to be looked up, not measured. `repeated` is the
    share of the examples that came before, `shared` that of the held examples which are also
    learned from. `idle` are the features of a table that never change, or repeat another. `counts`
    are the examples of each class.
    """

    rows: int
    not_finite: int
    targets_not_finite: int
    means: np.ndarray
    stds: np.ndarray
    tokens: bool
    idle: int
    repeated: float
    shared: float
    target_mean: float
    target_std: float
    target_least: float
    target_most: float
    counts: np.ndarray

    @property
    def scale(self) -> float:
        """How large the inputs are: the root mean square of the largest feature."""
        sizes = np.sqrt(self.means**2 + self.stds**2)
        return float(np.nan_to_num(sizes).max()) if len(sizes) else 0.0

    @property
    def smallest(self) -> float:
        """How small the inputs are: the spread of the widest feature."""
        return float(np.nan_to_num(self.stds).max()) if len(self.stds) else 0.0


def facts_of(lessons: Lessons, *, tokens: bool) -> Facts:
    """What can be told of these lessons."""
    x, y = lessons.x[:_ROWS], lessons.y[:_ROWS]
    numbers = np.asarray(x, np.float64).reshape(len(x), -1)
    finite = np.isfinite(numbers).all(1)
    targets = np.asarray(y, np.float64).reshape(len(y), -1)
    sound = np.isfinite(targets).all(1)
    means, stds = _spread(numbers[finite], together=x.ndim > 2)
    keys = [row.tobytes() for row in np.ascontiguousarray(numbers)]
    known = targets[sound] if sound.any() else np.zeros((1, 1))
    return Facts(
        rows=len(lessons.x),
        not_finite=int((~finite).sum()),
        targets_not_finite=int((~sound).sum()),
        means=means,
        stds=stds,
        tokens=tokens,
        idle=0 if x.ndim > 2 else _idle(numbers[finite]),
        repeated=1 - len(set(keys)) / max(1, len(keys)),
        shared=_shared(set(keys), lessons.held_x),
        target_mean=float(known.mean()),
        target_std=float(known.std()),
        target_least=float(known.min()),
        target_most=float(known.max()),
        counts=_counts(lessons, y[sound]),
    )


def _spread(numbers: np.ndarray, *, together: bool) -> tuple[np.ndarray, np.ndarray]:
    if not len(numbers):
        return np.zeros(1), np.zeros(1)
    if together:
        return np.array([numbers.mean()]), np.array([numbers.std()])
    return numbers.mean(0), numbers.std(0)


def _idle(numbers: np.ndarray) -> int:
    """How many columns are constant, or the same as one before them."""
    telling = np.flatnonzero(np.ptp(numbers, axis=0)) if len(numbers) else ()
    return numbers.shape[1] - len({hash(numbers[:, at].tobytes()) for at in telling})


def _shared(keys: set[bytes], held: np.ndarray | None) -> float:
    if held is None or not len(held):
        return 0.0
    rows = np.ascontiguousarray(np.asarray(held[:_ROWS], np.float64).reshape(len(held[:_ROWS]), -1))
    return sum(row.tobytes() in keys for row in rows) / len(rows)


def _counts(lessons: Lessons, y: np.ndarray) -> np.ndarray:
    if lessons.problem.task not in ("binary", "multiclass") or not len(y):
        return np.zeros(0, int)
    classes = truth(lessons.problem, y)
    return np.bincount(classes[classes >= 0], minlength=max(1, lessons.problem.classes))
