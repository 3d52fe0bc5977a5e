"""The rows that win a game: so many cells in line, across, down or slanting."""

from functools import cache

import numpy as np
from jaxtyping import Bool, Int

_WAYS = ((0, 1), (1, 0), (1, 1), (1, -1))


@cache
def lines(rows: int, columns: int, length: int) -> Int[np.ndarray, "lines length"]:
    """Every line of so many cells of a board; cells are counted row by row.

    >>> lines(3, 3, 3).tolist()[:2], len(lines(6, 7, 4))
    ([[0, 1, 2], [0, 3, 6]], 69)
    """
    found: list[list[int]] = []
    for row, column in np.ndindex(rows, columns):
        for down, right in _WAYS:
            last = row + down * (length - 1), column + right * (length - 1)
            if last[0] < rows and 0 <= last[1] < columns:
                found.append([
                    (row + down * step) * columns + column + right * step for step in range(length)
                ])  # fmt: skip
    return np.array(found)


def completing(
    owned: Bool[np.ndarray, "n rows columns"],
    empty: Bool[np.ndarray, "n rows columns"],
    length: int,
) -> Bool[np.ndarray, "n rows columns"]:
    """The empty cells that would complete a line of what is owned."""
    count, rows, columns = owned.shape
    table = lines(rows, columns, length)
    held, open_ = (cells.reshape(count, -1)[:, table] for cells in (owned, empty))
    one_lacks = held.sum(axis=-1, keepdims=True) == length - 1
    board, line, place = np.nonzero(one_lacks & open_)
    found = np.zeros((count, rows * columns), bool)
    found[board, table[line, place]] = True
    return found.reshape(owned.shape)
