"""Recorded: built-in tables of measurements, dealt out anew for every network."""

from functools import cache

import numpy as np

from pellucid.course.bench import Bench
from pellucid.course.materials.points import Points
from pellucid.data import Table, builtin


def recorded(bench: Bench, part: int, name: str, *sizes: int) -> tuple[Points, ...]:
    """Rows of a built-in table for every network, in parts of these sizes without a row in two.

    Every column has mean 0 and deviation 1 over the table; classes are numbered by name.

    >>> learned, fresh = recorded(Bench(seed=0, count=3), 0, "iris", 100, 50)
    >>> learned.x.shape, fresh.y.shape
    ((3, 100, 4), (3, 50))
    """
    x, y = _table(name)
    rows = bench.draw(part).permuted(np.tile(np.arange(len(y)), (len(bench), 1)), axis=1)
    ends = np.cumsum(sizes)
    dealt = np.split(rows[:, : ends[-1]], ends[:-1], axis=1)
    return tuple(Points(x[some], y[some]) for some in dealt)


@cache
def _table(name: str) -> tuple[np.ndarray, np.ndarray]:
    table = builtin(name)
    assert isinstance(table, Table)
    assert table.target is not None
    x = table.frame.to_numpy().astype(float)
    classes = np.unique(table.target.to_numpy(), return_inverse=True)[1]
    return (x - x.mean(0)) / x.std(0), classes
