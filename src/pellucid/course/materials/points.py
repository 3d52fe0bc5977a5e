"""Points: built-in sets of the plane, drawn anew for every network."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float64, Int64, Shaped

from pellucid.course.bench import Bench
from pellucid.data import Table, builtin


class Points(NamedTuple):
    """Every network's own points, and the class or the value of each."""

    x: Float64[np.ndarray, "seeds n 2"]
    y: Shaped[np.ndarray, "seeds n"]


def points(bench: Bench, part: int, name: str, examples: int, noise: float | None = None) -> Points:
    """Points of a built-in set, in any order; another `part` has other ones.

    >>> points(Bench(seed=0, count=3), 0, "circles", 200).x.shape
    (3, 200, 2)
    """
    seeds = bench.draw(part).integers(1 << 31, size=len(bench))
    found = [_one(int(seed), name, examples, noise) for seed in seeds]
    return Points(np.stack([x for x, _ in found]), np.stack([y for _, y in found]))


def _one(
    seed: int, name: str, examples: int, noise: float | None
) -> tuple[Float64[np.ndarray, "n 2"], Int64[np.ndarray, " n"] | Float64[np.ndarray, " n"]]:
    table = builtin(name, seed=seed, examples=examples, noise=noise)
    assert isinstance(table, Table)
    assert table.target is not None
    # They come class by class, which would show in whatever looks at the first of them.
    order = np.random.default_rng(seed).permutation(examples)
    return table.frame.to_numpy()[order], table.target.to_numpy()[order]
