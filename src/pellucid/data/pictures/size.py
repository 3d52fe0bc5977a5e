"""The one size that pictures are brought to."""

import re
from collections.abc import Sequence

import numpy as np

from pellucid.errors import BadInput

LONGEST = 64  # pixels of the longer side, unless asked for more
TINY = 16  # up to here sizes are taken as they are
MULTIPLE = 4  # larger ones are rounded to it, so that they can be halved twice
MOST = 1024

Size = tuple[int, int]


def as_size(given: int | str | Sequence[int]) -> Size:
    """Height and width from a side, from both, or from text.

    >>> as_size(32), as_size("48x64"), as_size((48, 64))
    ((32, 32), (48, 64), (48, 64))
    """
    sides = _sides(given)
    if len(sides) not in (1, 2) or not all(1 <= side <= MOST for side in sides):
        raise BadInput(
            f"size is {given!r}",
            f"a side of 1 to {MOST} pixels, or height and width as in 48x64",
            instead="--size 64",
        )
    return sides[0], sides[-1]


def _sides(given: int | str | Sequence[int]) -> list[int]:
    if isinstance(given, int):
        return [given]
    if isinstance(given, str):
        found = re.fullmatch(r"\s*(\d{1,6})(?:\s*[x×,]\s*(\d{1,6}))?\s*", given)
        return [int(side) for side in found.groups() if side] if found else []
    return [int(side) for side in given]


def find_size(sizes: Sequence[Size]) -> Size:
    """The size that suits these pictures: the median height and width, made small enough.

    It is scaled down so that the longer side is at most 64; a side larger than 16 is rounded to
    a multiple of 4.

    >>> find_size([(28, 28)]), find_size([(600, 800)]), find_size([(8, 9)])
    ((28, 28), (48, 64), (8, 9))
    """
    height, width = np.median(np.array(sizes, np.float64), axis=0).tolist()
    shrink = min(1.0, LONGEST / max(height, width))
    return _rounded(height * shrink), _rounded(width * shrink)


def _rounded(side: float) -> int:
    return max(1, round(side)) if side <= TINY else MULTIPLE * round(side / MULTIPLE)
