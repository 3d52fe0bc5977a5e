"""One example explained in one figure: what it is, the answer, where it looked, and its maps."""

from collections.abc import Sequence
from typing import NamedTuple

from jaxtyping import Float32
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy import ndarray

from pellucid.report.canvas import SMALL, USUAL, bare, canvas, say
from pellucid.report.palette import LIGHT
from pellucid.report.seeing.pixels import Pixels

_EDGE, _BOX, _GAP, _BARS, _TOP, _LABEL, _TILE = 16.0, 200.0, 14.0, 210.0, 64.0, 120.0, 58.0

Picture = Float32[ndarray, "height width channels"]


class Panel(NamedTuple):
    """A picture with its name above it."""

    title: str
    pixels: Pixels


class MapRow(NamedTuple):
    """A layer's maps beside each other, its name and shape, and what is below each."""

    label: str
    about: str
    tiles: Sequence[Pixels]
    below: Sequence[str]


class Bar(NamedTuple):
    """A class and its probability; the answer's is drawn strong."""

    name: str
    share: float
    answered: bool


def example_figure(
    title: str, about: str, panels: Sequence[Panel], bars: Sequence[Bar], rows: Sequence[MapRow]
) -> Figure:
    """The panels and the answer's bars on top, the layers' maps below them."""
    tall = max(_high(panel.pixels) for panel in panels)
    wide = len(panels) * (_BOX + _GAP)
    across = max([0, *(len(row.tiles) for row in rows)])
    tile = max([_TILE, *(_tile_width(row) for row in rows)])
    bars_wide = _BARS if bars else 0.0
    width = 2 * _EDGE + max(wide + bars_wide, _LABEL + across * (tile + 6))
    height = _TOP + 24 + max(tall, 24.0 * len(bars)) + 22 + len(rows) * (_TILE + 22) + _EDGE
    figure = canvas(width, height)
    axes = bare(figure, width, height)
    say(axes, _EDGE, 22, title, fontsize=16, fontweight="bold")
    say(axes, _EDGE, 44, about, color=LIGHT["soft"], fontsize=SMALL)
    for index, panel in enumerate(panels):
        _draw_panel(axes, (_EDGE + index * (_BOX + _GAP), _TOP), panel)
    _draw_bars(axes, (_EDGE + wide + 4, _TOP + 24), bars)
    top = _TOP + 24 + max(tall, 24.0 * len(bars)) + 22
    for index, row in enumerate(rows):
        _draw_maps(axes, top + index * (_TILE + 22), tile, row)
    # Drawing moves the ends of the axes; they are the figure's own.
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    return figure


def _high(pixels: Pixels) -> float:
    return min(_BOX, _BOX * pixels.shape[0] / pixels.shape[1])


def _tile_width(row: MapRow) -> float:
    return max((_TILE * min(2.4, p.shape[1] / p.shape[0]) for p in row.tiles), default=_TILE)


def _draw_panel(axes: Axes, at: tuple[float, float], panel: Panel) -> None:
    left, top = at
    say(axes, left, top + 8, panel.title, fontsize=SMALL)
    high = _high(panel.pixels)
    wide = high * panel.pixels.shape[1] / panel.pixels.shape[0]
    extent = (left, left + wide, top + 24 + high, top + 24)
    axes.imshow(panel.pixels, extent=extent, aspect="auto", interpolation="none")


def _draw_bars(axes: Axes, at: tuple[float, float], bars: Sequence[Bar]) -> None:
    left, top = at
    label = min(80.0, 12 + 6.4 * max([1, *(len(bar.name) for bar in bars)]))
    room = _BARS - label - 66
    for index, bar in enumerate(bars):
        middle = top + 24 * index + 10
        ink = "ink" if bar.answered else "soft"
        say(axes, left + label - 6, middle, bar.name, ha="right", fontsize=SMALL, color=LIGHT[ink])
        colour = LIGHT["blue"] if bar.answered else LIGHT["line"]
        axes.barh(middle, room * bar.share, left=left + label, height=14, color=colour)
        end = left + label + room * bar.share + 6
        say(axes, end, middle, _said(bar.share), fontsize=9.5, color=LIGHT[ink])


def _said(share: float) -> str:
    """A share in per cent, without digits that nobody asks for."""
    return "under 0.1\xa0%" if 0 < share < 0.0005 else f"{100 * share:.1f}\xa0%"


def _draw_maps(axes: Axes, top: float, tile: float, row: MapRow) -> None:
    say(axes, _EDGE, top + _TILE / 2 - 8, row.label, fontsize=USUAL)
    say(axes, _EDGE, top + _TILE / 2 + 8, row.about, fontsize=9, color=LIGHT["soft"])
    for index, (pixels, words) in enumerate(zip(row.tiles, row.below, strict=True)):
        left = _EDGE + _LABEL + index * (tile + 6)
        extent = (left, left + tile, top + _TILE, top)
        axes.imshow(pixels, extent=extent, aspect="auto", interpolation="none")
        say(axes, left + tile / 2, top + _TILE + 8, words, ha="center", fontsize=8,
            color=LIGHT["soft"])  # fmt: skip
