"""Grids of numbers from −1 to 1: blue above zero, orange below it, two rows in each character."""

import numpy as np
from jaxtyping import Float
from rich.color import Color
from rich.style import Style
from rich.text import Text

_PAPER, _BLUE, _ORANGE = (253, 252, 249), (46, 126, 196), (224, 122, 43)
_PLAIN_ABOVE, _PLAIN_BELOW = " ░▒▓█", " .:-="


def halves(values: Float[np.ndarray, "rows columns"], *, coloured: bool) -> list[Text]:
    """Lines of text: coloured half blocks, or characters where there are no colours.

    Without colours, blocks are above zero and dots below it.
    """
    if len(values) % 2:
        values = np.vstack([values, values[-1:]])
    pairs = zip(values[::2], values[1::2], strict=True)
    draw = _coloured if coloured else _plain
    return [draw(upper, lower) for upper, lower in pairs]


def smaller(values: Float[np.ndarray, "rows columns"], most: int) -> np.ndarray:
    """The grid with at most so many columns, each the middle one of those it stands for."""
    rows, columns = values.shape
    if columns <= most:
        return values
    places = ((np.arange(most) + 0.5) * columns / most).astype(int)
    high = max(2, round(rows * most / columns))
    return values[((np.arange(high) + 0.5) * rows / high).astype(int)][:, places]


def _coloured(upper: np.ndarray, lower: np.ndarray) -> Text:
    line = Text()
    for above, below in zip(upper, lower, strict=True):
        line.append("▀", Style(color=_colour(float(above)), bgcolor=_colour(float(below))))
    return line


def _colour(value: float) -> Color:
    share, full = min(abs(value), 1.0), _BLUE if value > 0 else _ORANGE
    mixed = (round(p + (f - p) * share) for p, f in zip(_PAPER, full, strict=True))
    return Color.from_rgb(*mixed)


def _plain(upper: np.ndarray, lower: np.ndarray) -> Text:
    means = (upper + lower) / 2
    steps = np.round(np.clip(np.abs(means), 0, 1) * (len(_PLAIN_ABOVE) - 1)).astype(int)
    marks = (_PLAIN_ABOVE if m >= 0 else _PLAIN_BELOW for m in means)
    return Text("".join(mark[step] for mark, step in zip(marks, steps, strict=True)))
