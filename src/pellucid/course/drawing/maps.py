"""Small pictures of numbers: blue above zero, orange below it."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pellucid.course.charts import Map, Maps
from pellucid.course.drawing.box import Box
from pellucid.report.boundary import signed_pixels
from pellucid.report.canvas import SMALL, USUAL, say
from pellucid.report.palette import LIGHT

_SIDE, _GAP, _TOP, _ACROSS, _NAME = 132.0, 18.0, 38.0, 6, 24.0


def maps_size(maps: Maps) -> tuple[float, float]:
    """Width and height of the chart."""
    across = min(len(maps.maps), _ACROSS)
    rows = -(-len(maps.maps) // _ACROSS)
    return across * (_side(maps) + _GAP) + _GAP, _TOP + rows * (_side(maps) + _NAME + 6) + 8


def draw_maps(figure: Figure, box: Box, drawn: Maps) -> None:
    """Draws the pictures beside each other, each with its name below."""
    axes = _pixels(figure, box)
    say(axes, _GAP, 18, drawn.title, fontsize=USUAL)
    side = _side(drawn)
    for index, one in enumerate(drawn.maps):
        row, column = divmod(index, _ACROSS)
        left = _GAP + column * (side + _GAP)
        _picture(axes, one, Box(left, _TOP + row * (side + _NAME + 6), side, side))


def _side(maps: Maps) -> float:
    """How large a picture is: few are large, many small, and all wide enough for their names."""
    usual = 180.0 if len(maps.maps) <= 2 else _SIDE
    return max(usual, 5.6 * max((len(one.name) for one in maps.maps), default=0) - _GAP)


def _pixels(figure: Figure, box: Box) -> Axes:
    wide, high = figure.get_size_inches() * 72
    axes = figure.add_axes(
        (box.left / wide, 1 - (box.top + box.height) / high, box.width / wide, box.height / high)
    )
    axes.set_xlim(0, box.width)
    axes.set_ylim(box.height, 0)
    axes.axis("off")
    return axes


def _picture(axes: Axes, one: Map, box: Box) -> None:
    extent = (box.left, box.left + box.width, box.top + box.height, box.top)
    pixels = signed_pixels(np.array(one.values))
    axes.imshow(pixels, extent=extent, aspect="auto", interpolation="none")
    axes.plot(
        [box.left, box.left + box.width, box.left + box.width, box.left, box.left],
        [box.top, box.top, box.top + box.height, box.top + box.height, box.top],
        color=LIGHT["line"], linewidth=0.8,
    )  # fmt: skip
    for kind, (colour, shape) in enumerate((("orange", "o"), ("blue", "s"))):
        places = [point for point in one.points if point[2] == kind]
        x = [box.left + box.width * along for along, _, _ in places]
        y = [box.top + box.height * down for _, down, _ in places]
        fill = LIGHT["orange"] if colour == "orange" else LIGHT["blue"]
        axes.scatter(x, y, s=9, color=fill, marker=shape, edgecolor=LIGHT["paper"], linewidth=0.5)
    axes.set_xlim(axes.get_xlim())
    say(
        axes, box.left + box.width / 2, box.top + box.height + 13, one.name,
        ha="center", fontsize=SMALL, color=LIGHT["soft"],
    )  # fmt: skip
