"""Digits: 1,797 pictures of digits, written by 43 people (Alpaydin, Kaynak 1998)."""

from functools import cache
from typing import NamedTuple

import numpy as np
from jaxtyping import Float32, Int32

from pellucid.data import Table, builtin

CLASSES = tuple("0123456789")
SIDE = 8


class Digits(NamedTuple):
    """Pictures as rows of 64 grey values from 0 (paper) to 1 (ink), and what they show."""

    pictures: Float32[np.ndarray, "1797 64"]
    answers: Int32[np.ndarray, " 1797"]


@cache
def digits() -> Digits:
    """All of them, as they come.

    >>> digits().pictures.max(), digits().answers[:4].tolist()
    (np.float32(1.0), [0, 1, 2, 3])
    """
    table = builtin("digits")
    assert isinstance(table, Table)
    assert table.target is not None
    pictures = table.frame.to_numpy().astype(np.float32) / 16
    return Digits(pictures, table.target.to_numpy().astype(np.int32))


def shuffled(random: np.random.Generator, networks: int) -> Int32[np.ndarray, "networks 1797"]:
    """The rows of all pictures in an order of each network's own."""
    rows = np.arange(len(digits().answers), dtype=np.int32)
    return random.permuted(np.tile(rows, (networks, 1)), axis=1)
