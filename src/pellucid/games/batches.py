"""Batches of a few sizes only, so that few programs are compiled."""

import numpy as np
from jaxtyping import Shaped

SIZES = (1, 2, 8, 32, 128, 256)


def room(count: int) -> int:
    """The size of the batch that so many are put into.

    >>> room(1), room(5), room(100), room(300)
    (1, 8, 128, 512)
    """
    for size in SIZES:
        if count <= size:
            return size
    return -(-count // SIZES[-1]) * SIZES[-1]


def padded(array: Shaped[np.ndarray, "n *rest"]) -> Shaped[np.ndarray, "room *rest"]:
    """The array made as long as its batch, by repeating its first row."""
    more = room(len(array)) - len(array)
    return np.concatenate([array, np.repeat(array[:1], more, axis=0)]) if more else array
