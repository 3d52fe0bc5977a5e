"""The network as a picture: units as circles, weights as lines; as a matrix where many."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle

from pellucid.network import Network, Parameters
from pellucid.report.blueprint import (
    Kernels,
    Links,
    Part,
    Step,
    Steps,
    Units,
    parts_of,
    pooled,
    scale_of,
)
from pellucid.report.boundary import signed_pixels
from pellucid.report.canvas import SMALL, bare, canvas, say
from pellucid.report.numbers import short, three
from pellucid.report.palette import LIGHT

_MIDDLE, _HALF, _HEIGHT, _EDGE, _APART = 158.0, 122.0, 360.0, 22.0, 3.5
_WIDTHS = {
    "units": 34.0,
    "bar": 34.0,
    "lines": 140.0,
    "matrix": 150.0,
    "step": 92.0,
    "steps": 122.0,
    "kernels": 118.0,
}


class _Placed(NamedTuple):
    """A part and where it stands: from `left`, `width` pixels wide."""

    part: Part
    left: float
    width: float

    @property
    def centre(self) -> float:
        return self.left + self.width / 2


def network_figure(
    network: Network,
    parameters: Parameters,
    *,
    inputs: Sequence[str] = (),
    outputs: Sequence[str] = (),
    networks: int = 1,
) -> Figure:
    """The layers from left to right, with their weights.

    Layers of few units are circles, filled by their biases, and their weights lines: blue and
    solid where positive, orange and dashed where negative, the wider the larger. Layers of many
    are bars and their weights a matrix of pixels in the same colours. One scale holds for the
    whole network. `parameters` are those of one network; `networks` says how many stand side by
    side. `inputs` and `outputs` are names to put beside them, drawn where there are few.

    >>> network = dense_network(2, 1, "binary", (4, 2))
    >>> figure = network_figure(network, network.init(jax.random.key(0)))
    """
    parts = parts_of(network, parameters)
    first, last = parts[0], parts[-1]
    before = _room(inputs) if isinstance(first, Units) and first.few else 26.0
    after = _room(outputs) if isinstance(last, Units) and last.few else 26.0
    placed = _place(parts, _EDGE + before)
    width = max(placed[-1].left + placed[-1].width + after + _EDGE, 420.0)
    figure = canvas(width, _HEIGHT)
    axes = bare(figure, width, _HEIGHT)
    _stack(axes, width, networks)
    scale = scale_of(parts)
    for index, one in enumerate(placed):
        _draw(axes, placed, index, scale)
        if isinstance(one.part, Units) and one.part.few:
            _unit_names(axes, one, inputs if index == 0 else (), left=True)
            _unit_names(axes, one, outputs if index == len(placed) - 1 else (), left=False)
    _key(axes, scale)
    return figure


def _room(names: Sequence[str]) -> float:
    return max([26.0, *(12 + 6.2 * len(short(name, 16)) for name in names)])


def _place(parts: tuple[Part, ...], left: float) -> list[_Placed]:
    placed: list[_Placed] = []
    for index, part in enumerate(parts):
        width = _width(parts, index)
        # A step stands a little apart from the units before it.
        left += 26 if isinstance(part, Step | Steps) and index else 0
        placed.append(_Placed(part, left, width))
        left += width
    return placed


def _width(parts: Sequence[Part], index: int) -> float:
    match parts[index]:
        case Links():
            return _WIDTHS["lines" if _as_lines(parts, index) else "matrix"]
        case Kernels():
            return _WIDTHS["kernels"]
        case Step():
            return _WIDTHS["step"]
        case Steps():
            return _WIDTHS["steps"]
        case Units(shape=shape):
            return _WIDTHS["units"] + (2 * _sheets(shape) * _APART if len(shape) > 1 else 0)


def _as_lines(parts: Sequence[Part], index: int) -> bool:
    beside = parts[index - 1], parts[index + 1]
    return all(isinstance(part, Units) and part.few for part in beside)


def _stack(axes: Axes, width: float, networks: int) -> None:
    """The cards behind the first, where many networks stand side by side."""
    for behind in reversed(range(min(networks, 3))):
        card = FancyBboxPatch(
            (8 + 5 * behind, 12 - 5 * behind + 5), width - 30, _HEIGHT - 54,
            boxstyle="round,pad=0,rounding_size=8", linewidth=0.8,
            facecolor=LIGHT["raised"] if behind else LIGHT["paper"], edgecolor=LIGHT["line"],
        )  # fmt: skip
        if networks > 1:
            axes.add_patch(card)


def _draw(axes: Axes, placed: list[_Placed], index: int, scale: float) -> None:
    one = placed[index]
    match one.part:
        case Units():
            _draw_units(axes, one, one.part, scale)
        case Step(title=title, about=about):
            _draw_step(axes, one, title, about)
        case Steps(steps=steps):
            _draw_steps(axes, one, steps)
        case Kernels(windows=windows, about=about):
            _draw_kernels(axes, one, windows / scale, about)
            _connect(axes, placed[index - 1], one, placed[index + 1])
        case Links(weights=weights):
            if _as_lines([each.part for each in placed], index):
                _draw_lines(axes, placed[index - 1], placed[index + 1], weights, scale)
            else:
                _draw_matrix(axes, one, weights, scale)
                _connect(axes, placed[index - 1], one, placed[index + 1])


def heights(units: int) -> np.ndarray:
    """How far down each unit of a column stands."""
    apart = min(48.0, 2 * _HALF / max(1, units))
    return _MIDDLE + apart * (np.arange(units) - (units - 1) / 2)


def _radius(units: int) -> float:
    return min(13.0, 0.38 * min(48.0, 2 * _HALF / max(1, units)))


def _draw_units(axes: Axes, at: _Placed, units: Units, scale: float) -> None:
    for index, y in enumerate(heights(units.few)):
        place: dict[str, Any] = {"xy": (at.centre, y), "radius": _radius(units.few)}
        axes.add_patch(Circle(**place, facecolor=LIGHT["paper"], linewidth=0, zorder=3))
        if units.bias is not None:
            bias = float(np.clip(np.nan_to_num(units.bias[index] / scale), -1, 1))
            colour = LIGHT["blue" if bias > 0 else "orange"]
            fill: dict[str, Any] = {"facecolor": colour, "alpha": 0.75 * abs(bias), "linewidth": 0}
            axes.add_patch(Circle(**place, **fill, zorder=4))
        outline: dict[str, Any] = {"facecolor": "none", "edgecolor": LIGHT["ink"], "linewidth": 1.1}
        axes.add_patch(Circle(**place, **outline, zorder=5))
    if len(units.shape) > 1:
        _draw_block(axes, at, units.shape)
    elif not units.few:
        _draw_bar(axes, at)
    _caption(axes, at.centre, units.title, units.about)


def _draw_bar(axes: Axes, at: _Placed) -> None:
    box = FancyBboxPatch(
        (at.centre - 7, _MIDDLE - _HALF), 14, 2 * _HALF,
        boxstyle="round,pad=0,rounding_size=7",
        facecolor=LIGHT["raised"], edgecolor=LIGHT["ink"], linewidth=1.1, zorder=5,
    )  # fmt: skip
    axes.add_patch(box)


def _sheets(shape: tuple[int, ...]) -> int:
    """How many sheets stand for so many channels: on a scale of doublings."""
    return min(9, 1 + round(np.log2(shape[-1])))


def _draw_block(axes: Axes, at: _Placed, shape: tuple[int, ...]) -> None:
    """Places by channels: sheets behind each other, the larger, the more places."""
    # Along a line there is one row of places.
    high, across = (shape[0], shape[1]) if len(shape) > 2 else (1, max(shape[:-1]))
    sheets, longest = _sheets(shape), max(high, across)
    side = 22 + 13 * np.log2(longest)
    tall, wide = (side * (size / longest) ** 0.5 for size in (high, across))
    wide = max(10.0, 0.42 * wide)
    for behind in reversed(range(sheets)):
        away = _APART * (behind - (sheets - 1) / 2)
        corner = (at.centre + away - wide / 2, _MIDDLE - away - tall / 2)
        looks: dict[str, Any] = {"edgecolor": LIGHT["ink"], "linewidth": 0.8, "zorder": 5}
        axes.add_patch(Rectangle(corner, wide, max(tall, 8.0), facecolor=LIGHT["raised"], **looks))


def _draw_kernels(axes: Axes, at: _Placed, windows: np.ndarray, about: str) -> None:
    """Filters as small pictures, four beside each other."""
    side, gap = 19.0, 4.0
    down = -(-len(windows) // 4)
    top = _MIDDLE - (down * (side + gap) - gap) / 2
    for index, window in enumerate(windows):
        x = at.centre - 2 * (side + gap) + gap / 2 + (index % 4) * (side + gap)
        y = top + (index // 4) * (side + gap)
        ground: dict[str, Any] = {"facecolor": LIGHT["paper"], "edgecolor": LIGHT["line"]}
        axes.add_patch(Rectangle((x, y), side, side, zorder=2, linewidth=0.8, **ground))
        axes.imshow(
            signed_pixels(0.95 * np.clip(np.nan_to_num(window), -1, 1)),
            extent=(x, x + side, y + side, y), aspect="auto", interpolation="none", zorder=3,
        )  # fmt: skip
    say(axes, at.centre, top - 11, about, ha="center", color=LIGHT["soft"], fontsize=9)


def _draw_steps(axes: Axes, at: _Placed, steps: Sequence[Step]) -> None:
    """What follows each other, from top to bottom; below, the shape that comes out."""
    middle = _MIDDLE - 13 * (len(steps) - 1)
    axes.plot([at.left - 28, at.left + 4], [_MIDDLE] * 2, color=LIGHT["soft"], linewidth=1)
    axes.plot([at.centre] * 2, [middle, middle + 26 * (len(steps) - 1)], color=LIGHT["soft"])
    for index, step in enumerate(steps):
        y = middle + 26 * index
        box = FancyBboxPatch(
            (at.left + 4, y - 10), at.width - 8, 20,
            boxstyle="round,pad=0,rounding_size=10",
            facecolor=LIGHT["paper"], edgecolor=LIGHT["soft"], linewidth=1, zorder=5,
        )  # fmt: skip
        axes.add_patch(box)
        say(axes, at.centre, y, step.title, ha="center", zorder=6, fontsize=9.5)
    end = middle + 26 * len(steps) - 4
    say(axes, at.centre, end, steps[-1].about, ha="center", color=LIGHT["soft"], fontsize=9)


def _draw_step(axes: Axes, at: _Placed, title: str, about: str) -> None:
    box = FancyBboxPatch(
        (at.left + 4, _MIDDLE - 17), at.width - 8, 34,
        boxstyle="round,pad=0,rounding_size=17",
        facecolor=LIGHT["paper"], edgecolor=LIGHT["soft"], linewidth=1, zorder=5,
    )  # fmt: skip
    axes.plot([at.left - 28, at.left + 4], [_MIDDLE] * 2, color=LIGHT["soft"], linewidth=1)
    axes.add_patch(box)
    say(axes, at.centre, _MIDDLE, title, ha="center", zorder=6)
    say(axes, at.centre, _MIDDLE + 30, about, ha="center", color=LIGHT["soft"], fontsize=9)


def _draw_lines(
    axes: Axes, before: _Placed, after: _Placed, weights: np.ndarray, scale: float
) -> None:
    starts, ends = heights(len(weights)), heights(weights.shape[1])
    lines = [[(before.centre, y), (after.centre, to)] for y in starts for to in ends]
    sizes = np.clip(weights / scale, -1, 1).ravel()
    blue, orange = (LIGHT["blue"], "-"), (LIGHT["orange"], (0, (3, 1.6)))
    for chosen, (colour, style) in ((sizes >= 0, blue), (sizes < 0, orange)):
        some = [line for line, keep in zip(lines, chosen, strict=True) if keep]
        if not some:
            continue
        shares = np.abs(sizes[chosen])
        looks: dict[str, Any] = {"linewidths": 0.5 + 3.6 * shares, "alpha": 0.25 + 0.7 * shares}
        collection = LineCollection(some, colors=colour, linestyles=[style], **looks)
        axes.add_collection(collection)


def _draw_matrix(axes: Axes, at: _Placed, weights: np.ndarray, scale: float) -> None:
    small = pooled(np.nan_to_num(weights) / scale)
    high = min(2 * _HALF, max(40.0, 2.0 * len(small)))
    wide = min(at.width - 44, max(22.0, 1.1 * small.shape[1]))
    left, top = at.centre - wide / 2, _MIDDLE - high / 2
    extent = (left, left + wide, top + high, top)
    ground: dict[str, Any] = {"facecolor": LIGHT["paper"], "linewidth": 0, "zorder": 1.5}
    axes.add_patch(Rectangle((left, top), wide, high, **ground))
    axes.imshow(
        signed_pixels(0.95 * np.clip(small, -1, 1)), extent=extent, aspect="auto",
        interpolation="none", zorder=2,
    )  # fmt: skip
    frame = ([left, left + wide, left + wide, left, left], [top, top, top + high, top + high, top])
    axes.plot(*frame, color=LIGHT["soft"], linewidth=0.8)
    size = f"{weights.shape[0]:,} × {weights.shape[1]:,}"
    say(axes, at.centre, top - 10, size, ha="center", color=LIGHT["soft"], fontsize=9)


def _connect(axes: Axes, before: _Placed, at: _Placed, after: _Placed) -> None:
    """Thin lines from what stands before a matrix to what stands after it, behind them all."""
    start = at.left if _is_circles(before) else before.centre
    end = at.left + at.width if _is_circles(after) else after.centre
    axes.plot([start, end], [_MIDDLE] * 2, color=LIGHT["soft"], linewidth=1, zorder=1)


def _is_circles(one: _Placed) -> bool:
    return isinstance(one.part, Units) and one.part.few > 0


def _caption(axes: Axes, x: float, title: str, about: str) -> None:
    below = _MIDDLE + _HALF
    say(axes, x, below + 14, title, ha="center", fontsize=SMALL)
    say(axes, x, below + 29, about, ha="center", color=LIGHT["soft"], fontsize=9)


def _unit_names(axes: Axes, at: _Placed, names: Sequence[str], *, left: bool) -> None:
    if not isinstance(at.part, Units) or len(names) != at.part.few:
        return
    away = -18 if left else 18
    for name, y in zip(names, heights(at.part.few), strict=True):
        side = "right" if left else "left"
        say(axes, at.centre + away, y, short(name, 16), ha=side, fontsize=SMALL)


def _key(axes: Axes, scale: float) -> None:
    y, x = _HEIGHT - 14, 14.0
    looks: dict[str, Any] = {"linewidth": 2.6, "solid_capstyle": "butt"}
    axes.plot([x, x + 26], [y, y], color=LIGHT["blue"], **looks)
    say(axes, x + 32, y, "positive", color=LIGHT["soft"])
    axes.plot([x + 92, x + 118], [y, y], color=LIGHT["orange"], dashes=(2, 1), linewidth=2.6)
    say(axes, x + 124, y, "negative", color=LIGHT["soft"])
    say(axes, x + 188, y, f"strongest: {three(scale)} or more from zero", color=LIGHT["soft"])
