"""Importance: how much worse the answers get when an input is shuffled."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from jaxtyping import Float

from pellucid.errors import BadInput
from pellucid.insight.paths import check_index

Score = Callable[[Any, Any], float]
"""Outputs and targets to how good they are: the larger, the better."""


@dataclass(frozen=True)
class Importance:
    """How much the score drops when each group of columns is shuffled.

    `score` is that of the data as they are; `drops` has a row a group, in the order of `groups`,
    and a column a repeat.
    """

    groups: tuple[str, ...]
    score: float
    drops: Float[np.ndarray, "groups repeats"]

    @property
    def mean(self) -> Float[np.ndarray, " groups"]:
        """Each group's importance: the mean drop."""
        return self.drops.mean(1)

    @property
    def std(self) -> Float[np.ndarray, " groups"]:
        """How far its drops scatter from shuffle to shuffle."""
        return self.drops.std(1)

    @property
    def order(self) -> tuple[str, ...]:
        """The groups, the most important first."""
        return tuple(self.groups[i] for i in np.argsort(-self.mean, kind="stable"))


def importance(
    predict: Callable[[Any], Any],
    x: Float[np.ndarray, "batch inputs"],
    targets: Any,
    score: Score,
    *,
    repeats: int = 5,
    seed: int = 0,
    groups: Mapping[str, Sequence[int]] | None = None,
) -> Importance:
    """Permutation importance (Breiman 2001).

        importance = score(as it is) − mean score(with the group's columns shuffled)

    The columns of a group (one input's one-hot columns, say) are shuffled together, so that
    they stay a possible value; without `groups`, each column is one. Columns that say the same
    stand in for each other, and each then seems to matter less. Raises `BadInput` for a column
    that is not there.

    >>> x = np.array([[0.0, 0.0], [0, 1], [1, 0], [1, 1]])
    >>> agree = lambda outputs, targets: float((outputs == targets).mean())
    >>> importance(lambda rows: rows[:, 0], x, x[:, 0], agree).mean[1]
    np.float64(0.0)
    """
    if repeats < 1:
        raise BadInput(f"repeats is {repeats}", "a whole number of 1 or more")
    columns = groups or {str(i): (i,) for i in range(x.shape[1])}
    for column in (column for group in columns.values() for column in group):
        check_index("column", column, x.shape[1])
    random = np.random.default_rng(seed)
    whole = score(predict(x), targets)
    drops = [
        [whole - score(predict(_shuffled(x, group, random)), targets) for _ in range(repeats)]
        for group in columns.values()
    ]
    return Importance(tuple(columns), float(whole), np.array(drops, dtype=np.float64))


def _shuffled(x: np.ndarray, group: Sequence[int], random: np.random.Generator) -> np.ndarray:
    changed = x.copy()
    changed[:, list(group)] = x[random.permutation(len(x))][:, list(group)]
    return changed
