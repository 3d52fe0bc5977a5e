"""Whether there is room for what is to be decoded."""

import math
import os
from collections.abc import Sequence

import numpy as np
from jaxtyping import Shaped
from numpy.typing import DTypeLike

from pellucid.errors import BadInput

SHARE = 0.8  # of the machine's memory


def make_room(shape: Sequence[int], dtype: DTypeLike, instead: str) -> Shaped[np.ndarray, "*shape"]:
    """An array of zeros that fits in memory.

    Raises `BadInput` for one that is larger than the machine's memory, instead of being ended by
    the system half way through.
    """
    size = math.prod(shape) * np.dtype(dtype).itemsize
    if size > SHARE * memory():
        raise BadInput(
            f"{shape[0]:,} examples would take {size / 2**30:.1f} GiB",
            f"less than the {memory() / 2**30:.1f} GiB of memory here",
            instead=instead,
        )
    return np.zeros(shape, dtype)


def memory() -> float:
    """The bytes of memory of this machine; infinite where the system does not say."""
    try:
        return float(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf
        return math.inf
