"""Where a network looked, in words and numbers."""

from math import log10
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Float

from pellucid.insight import Sight
from pellucid.network import LogMel


class Region(NamedTuple):
    """The part around the hottest place where the heat is at least half of its own.

    `facts` are its ends: rows and columns of a picture, seconds and hertz of a sound; both ends
    belong to it.
    """

    words: str
    facts: dict[str, Any]


def hottest(sight: Sight, heat: Float[np.ndarray, "height width"]) -> Region | None:
    """The region of a map of heat from 0 to 1; None where there is no heat at all."""
    peak = float(heat.max())
    if not peak > 0:
        return None
    row, column = np.unravel_index(int(heat.argmax()), heat.shape)
    hot = heat >= peak / 2
    rows = _run(np.asarray(hot.any(1)), int(row))
    columns = _run(np.asarray(hot.any(0)), int(column))
    if sight.ear is not None:
        return _heard(sight.ear, rows, columns)
    words = f"{_where(rows, columns, heat.shape)}: rows {_to(rows)}, columns {_to(columns)}"
    return Region(words, {"rows": list(rows), "columns": list(columns)})


def _run(hot: np.ndarray, at: int) -> tuple[int, int]:
    """From where to where it is hot without a gap, around a place."""
    cold = np.flatnonzero(~hot)
    first = int(cold[cold < at].max(initial=-1)) + 1
    last = int(cold[cold > at].min(initial=len(hot))) - 1
    return first, last


def _to(ends: tuple[int, int]) -> str:
    return f"{ends[0]} to {ends[1]}"


def _where(rows: tuple[int, int], columns: tuple[int, int], shape: tuple[int, ...]) -> str:
    """In which ninth of the picture the middle is."""
    down = _third(rows, shape[0], ("upper", "", "lower"))
    across = _third(columns, shape[1], ("left", "", "right"))
    if not down and not across:
        return "the middle"
    return f"the {' '.join(part for part in (down, across) if part)} part"


def _third(ends: tuple[int, int], size: int, names: tuple[str, str, str]) -> str:
    if ends[1] - ends[0] + 1 > 0.75 * size:
        return ""
    return names[min(2, int(3 * ((ends[0] + ends[1] + 1) / 2) / size))]


def _heard(ear: LogMel, frames: tuple[int, int], mels: tuple[int, int]) -> Region:
    seconds = [frames[0] * ear.hop, frames[1] * ear.hop + ear.window]
    hertz = [_hertz(ear, end) for end in (mels[0], mels[1] + 2)]
    words = (
        f"from {seconds[0]:.2f} to {seconds[1]:.2f} s, "
        f"between {round(hertz[0], -1):,.0f} and {round(hertz[1], -1):,.0f} Hz"
    )
    return Region(words, {"seconds": seconds, "hertz": hertz})


def _hertz(ear: LogMel, edge: int) -> float:
    """An edge of the filters, which are evenly spaced on the mel scale."""
    low, high = (2595 * log10(1 + end / 700) for end in (ear.low, ear.highest))
    return 700 * (10 ** ((low + (high - low) * edge / (ear.mels + 1)) / 2595) - 1)
