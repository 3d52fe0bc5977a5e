"""How pictures are to be encoded, found from their headers."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pellucid.data.decoding import Unusable
from pellucid.data.pictures.open import opened
from pellucid.data.pictures.pixels import is_grey, upright_size
from pellucid.data.pictures.size import Size, find_size

LOOKED_AT = 1000  # headers that are enough for a median


class Plan(NamedTuple):
    """The size to bring pictures to, the channels, and the sizes they have."""

    height: int
    width: int
    channels: int


def make_plan(sources: Sequence[Path | bytes], size: Size | None) -> Plan:
    """The size asked for, or else found from the headers of at most a thousand pictures.

    One channel where all of these are grey; should a colour picture turn up later, decoding
    starts anew in colour.
    """
    chosen = np.linspace(0, len(sources) - 1, min(LOOKED_AT, len(sources))).astype(np.int64)
    sizes: list[Size] = []
    grey = True
    for row in chosen:
        try:
            with opened(sources[row]) as image:
                sizes.append(upright_size(image))
                grey = grey and is_grey(image)
        except Unusable:
            continue
    height, width = size or (find_size(sizes) if sizes else (1, 1))
    return Plan(height, width, 1 if grey else 3)
