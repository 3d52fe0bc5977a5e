"""The confusion matrix: which class was taken for which."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from jaxtyping import Int
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from pellucid.report.canvas import SMALL, bare, canvas, say
from pellucid.report.numbers import short, whole
from pellucid.report.palette import LIGHT

MOST_CLASSES = 30
MOST_OPAQUE = 0.44
"""A fuller cell would make the count on it hard to read in one of the themes."""
_TOP, _GAP = 28.0, 2.0


def confusion_figure(counts: Int[np.ndarray, "truth given"], classes: Sequence[str]) -> Figure:
    """The counts as a matrix: a row a true class, a column an answered one.

    Right answers are blue, wrong ones orange; the stronger, the larger a share of their row.

    >>> confusion_figure(np.array([[9, 1], [0, 10]]), ("cat", "dog")).axes[0].texts[0].get_text()
    'answered →'
    """
    names = [short(name, 16) for name in classes]
    cell = _cell(counts)
    left = max(64.0, 30 + 6.4 * max(map(len, names)))
    slanted = 6.6 * max(map(len, names)) > cell
    top = _TOP + (20 + 4.6 * max(map(len, names)) if slanted else 22)
    side = cell * len(names)
    figure = canvas(left + side + (60 if slanted else 12), top + side + 10)
    axes = bare(figure, left + side + (60 if slanted else 12), top + side + 10)
    say(axes, left, 12, "answered →", color=LIGHT["soft"])
    say(axes, left - 8, top - 8, "truth ↓", color=LIGHT["soft"], ha="right")
    _names(axes, names, (left, top, cell), slanted=slanted)
    for place, count in np.ndenumerate(counts):
        _draw_cell(axes, (left, top, cell), (place[0], place[1]), counts, int(count))
    return figure


def _cell(counts: np.ndarray) -> float:
    digits = len(whole(int(counts.max(initial=0))))
    return max(26.0 if len(counts) > 12 else 34.0 if len(counts) > 4 else 52.0, 7.0 * digits + 8)


def _names(
    axes: Axes, names: list[str], grid: tuple[float, float, float], *, slanted: bool
) -> None:
    left, top, cell = grid
    for index, name in enumerate(names):
        middle = (index + 0.5) * cell
        say(axes, left - 8, top + middle, name, ha="right")
        if slanted:
            looks: dict[str, Any] = {"rotation": 45, "rotation_mode": "anchor", "va": "baseline"}
            say(axes, left + middle, top - 6, name, ha="left", **looks)
        else:
            say(axes, left + middle, top - 10, name, ha="center")


def _draw_cell(
    axes: Axes, grid: tuple[float, float, float], place: tuple[int, int], counts: np.ndarray,
    count: int,
) -> None:  # fmt: skip
    left, top, cell = grid
    row, column = place
    share = count / max(1, int(counts[row].sum()))
    colour = LIGHT["blue"] if row == column else LIGHT["orange"]
    alpha = 0.08 + (MOST_OPAQUE - 0.08) * share**0.5 if count else 0.0
    at = (left + column * cell, top + row * cell)
    size = cell - _GAP
    axes.add_patch(Rectangle(at, size, size, facecolor=LIGHT["raised"], linewidth=0))
    if count:
        axes.add_patch(Rectangle(at, size, size, facecolor=colour, alpha=alpha, linewidth=0))
    looks: dict[str, Any] = {"ha": "center", "fontsize": SMALL}
    looks |= {} if count else {"color": LIGHT["soft"], "alpha": 0.6}
    text = whole(count) if count else "·"
    say(axes, at[0] + size / 2, at[1] + size / 2, text, **looks)
