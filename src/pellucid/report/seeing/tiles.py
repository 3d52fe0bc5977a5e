"""Tiles: small pictures in rows, with words to them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Float
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pellucid.report.canvas import SMALL, bare, canvas, say
from pellucid.report.palette import LIGHT
from pellucid.report.seeing.pixels import Pixels

_GAP, _LINE, _WIDEST = 8.0, 14.0, 2.6


class Tile(NamedTuple):
    """A picture, and up to two lines below it."""

    pixels: Pixels | None
    title: str = ""
    about: str = ""


class Row(NamedTuple):
    """Tiles beside each other, and what they are, at their left."""

    tiles: Sequence[Tile]
    label: str = ""
    about: str = ""


def tiles_figure(rows: Sequence[Row], side: float) -> Figure:
    """Rows of pictures, each so high in pixels, and as wide as its first one's proportions ask."""
    wide = max((_width(tile, side) for row in rows for tile in row.tiles), default=side)
    label = max((6.6 * max(len(row.label), 0.9 * len(row.about)) for row in rows), default=0.0)
    label += 14 if label else 0
    across = max((len(row.tiles) for row in rows), default=1)
    width = label + across * (wide + _GAP)
    height = sum(_height(row, side) for row in rows)
    figure = canvas(width, height)
    axes = bare(figure, width, height)
    top = 0.0
    for row in rows:
        _draw_row(axes, row, (label, top), (wide, side))
        top += _height(row, side)
    return figure


def _width(tile: Tile, side: float) -> float:
    if tile.pixels is None:
        return side
    rows, columns = tile.pixels.shape[:2]
    return side * min(_WIDEST, max(1.0, columns / rows))


def fitted(pixels: Pixels, most: int) -> Float[np.ndarray, "high wide 3"]:
    """A picture at most so many pixels high, in its proportions: a page of photographs is large."""
    high, wide = pixels.shape[:2]
    share = min(1.0, most / high)
    sizes = (max(1, round(high * share)), max(1, round(wide * share)))
    for axis, size in enumerate(sizes):
        edges = np.linspace(0, pixels.shape[axis], size + 1).round().astype(np.int64)
        counts = np.diff(edges).reshape([-1 if one == axis else 1 for one in range(3)])
        pixels = np.add.reduceat(pixels, edges[:-1], axis) / counts
    return pixels


def _lines(row: Row) -> int:
    titles, abouts = (any(getattr(tile, part) for tile in row.tiles) for part in ("title", "about"))
    return int(titles) + int(abouts)


def _height(row: Row, side: float) -> float:
    lines = _lines(row)
    return side + _GAP + (_LINE * lines + 5 if lines else 0)


def _draw_row(axes: Axes, row: Row, at: tuple[float, float], size: tuple[float, float]) -> None:
    (label, top), (wide, side) = at, size
    if row.label:
        middle = top + side / 2 - (7 if row.about else 0)
        say(axes, label - 12, middle, row.label, ha="right", fontsize=SMALL)
        say(axes, label - 12, middle + 14, row.about, ha="right", fontsize=9, color=LIGHT["soft"])
    for index, tile in enumerate(row.tiles):
        left = label + index * (wide + _GAP)
        if tile.pixels is not None:
            own = _width(tile, side)
            start = left + (wide - own) / 2
            extent = (start, start + own, top + side, top)
            axes.imshow(
                fitted(tile.pixels, round(1.25 * side)),
                extent=extent,
                aspect="auto",
                interpolation="none",
            )
        for line, (text, ink) in enumerate(((tile.title, "ink"), (tile.about, "soft"))):
            below = top + side + 10 + _LINE * line
            colour = LIGHT["ink"] if ink == "ink" else LIGHT["soft"]
            say(axes, left + wide / 2, below, text, ha="center", fontsize=9.5, color=colour)
