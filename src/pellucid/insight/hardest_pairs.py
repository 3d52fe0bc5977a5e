"""The hardest pairs: the classes most often taken for each other, and which examples were."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int


class Pair(NamedTuple):
    """Two classes, and the examples of each that were taken for the other, the surest first."""

    first: int
    second: int
    first_as_second: tuple[int, ...]
    second_as_first: tuple[int, ...]

    @property
    def times(self) -> int:
        """How often one was taken for the other, either way."""
        return len(self.first_as_second) + len(self.second_as_first)


def hardest_pairs(
    targets: Int[np.ndarray, " n"],
    probabilities: Float[np.ndarray, "n classes"],
    most: int = 6,
) -> tuple[Pair, ...]:
    """The pairs of classes most often confused, either way; at most so many, the worst first.

    An example's answer is its most probable class, and how sure it is that probability.

    >>> shares = np.array([[0.9, 0.1], [0.6, 0.4], [0.3, 0.7]])
    >>> hardest_pairs(np.array([0, 1, 1]), shares)
    (Pair(first=0, second=1, first_as_second=(), second_as_first=(1,)),)
    """
    given = probabilities.argmax(1)
    sure = probabilities.max(1)
    wrong = np.flatnonzero(given != targets)
    wrong = wrong[np.argsort(-sure[wrong], kind="stable")]
    found: dict[tuple[int, int], list[int]] = {}
    for row in wrong.tolist():
        found.setdefault((int(targets[row]), int(given[row])), []).append(row)
    pairs = {(min(pair), max(pair)) for pair in found}
    every = [
        Pair(a, b, tuple(found.get((a, b), ())), tuple(found.get((b, a), ())))
        for a, b in sorted(pairs)
    ]
    return tuple(sorted(every, key=lambda pair: -pair.times)[:most])
