"""An explained row of a table as a figure: what mattered, and the pass."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pellucid.cli.drawing.numbers import three
from pellucid.cli.explaining.explained import Explained, LayerPass
from pellucid.cli.explaining.title import title
from pellucid.report.boundary import signed_pixels
from pellucid.report.canvas import SMALL, USUAL, bare, canvas, say
from pellucid.report.numbers import short
from pellucid.report.palette import LIGHT

_EDGE, _TOP, _ROW, _LABEL, _WIDE, _PASS = 16.0, 72.0, 24.0, 190.0, 250.0, 300.0
_COLUMNS, _ACROSS, _CELL = 12, 25, 11.0


def explained_figure(found: Explained, source: str) -> Figure:
    """Each column's part of the way from a typical row, and every layer's activations."""
    shown = found.mattered.order[:_COLUMNS]
    lines = len(shown) + 2 + (len(found.mattered.order) > len(shown))
    layers = sum(_layer_height(layer) for layer in found.layers)
    height = _TOP + 30 + max(_ROW * lines, layers) + _EDGE
    width = 2 * _EDGE + _LABEL + _WIDE + 80 + _PASS
    figure = canvas(width, height)
    axes = bare(figure, width, height)
    heading = title(found.answer, found.probabilities, found.winner)
    say(axes, _EDGE, 22, heading, fontsize=16, fontweight="bold")
    say(axes, _EDGE, 46, _about(found, source), color=LIGHT["soft"], fontsize=SMALL)
    _mattering(axes, found, shown)
    _passing(axes, found, _EDGE + _LABEL + _WIDE + 80)
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    return figure


def _about(found: Explained, source: str) -> str:
    said = short(f"{source}, row {found.row}", 70)
    if found.truth is None:
        return said
    agrees = found.truth == found.answer
    return f"{said}; {'as the row says' if agrees else f'the row says {found.truth}'}"


def _mattering(axes: Axes, found: Explained, shown: list[str]) -> None:
    """From a typical row's answer to this row's, step by step: blue raises it, orange lowers it."""
    mattered = found.mattered
    say(axes, _EDGE, _TOP + 4, "What mattered", fontsize=USUAL, fontweight="bold")
    parts = [(_label(found, name), mattered.parts[name]) for name in shown]
    others = [mattered.parts[name] for name in mattered.order[_COLUMNS:]]
    parts += [(f"{len(others)} others", sum(others))] if others else []
    heights = np.cumsum([mattered.typical, *(part for _, part in parts)])
    low, high = float(heights.min()), float(heights.max())
    left = _EDGE + _LABEL
    at = lambda value: left + _WIDE * (value - low) / max(high - low, 1e-12)  # noqa: E731 -- one use
    top = _TOP + 30
    _amount(axes, at(mattered.typical), top + _ROW / 2, "a typical row", mattered.typical)
    for index, (label, part) in enumerate(parts):
        middle = top + _ROW * (index + 1.5)
        start, end = at(heights[index]), at(heights[index + 1])
        colour = LIGHT["blue"] if part >= 0 else LIGHT["orange"]
        axes.barh(middle, end - start, left=start, height=14, color=colour)
        axes.plot([end, end], [middle, middle + _ROW], color=LIGHT["line"], linewidth=1)
        say(axes, left - 10, middle, label, ha="right")
        sign = "+" if part >= 0 else ""
        say(axes, max(start, end) + 6, middle, sign + three(part), fontsize=9, color=LIGHT["soft"])
    below = top + _ROW * (len(parts) + 1.5)
    _amount(axes, at(mattered.here), below, "this row", mattered.here)


def _label(found: Explained, name: str) -> str:
    if name not in found.values:
        return short(name, 26)
    value = found.values[name]
    text = "missing" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    return f"{short(name, 20)} = {short(text, 10)}"


def _amount(axes: Axes, x: float, y: float, label: str, value: float) -> None:
    say(axes, _EDGE + _LABEL - 10, y, label, ha="right", color=LIGHT["soft"])
    axes.plot([x, x], [y - 8, y + 8], color=LIGHT["ink"], linewidth=2)
    say(axes, x + 6, y, three(value), fontsize=SMALL)


def _layer_height(layer: LayerPass) -> float:
    return 24 + _CELL * -(-min(len(layer.activations), 16 * _ACROSS) // _ACROSS) + 14


def _passing(axes: Axes, found: Explained, left: float) -> None:
    """Every layer's activations, a cell a unit: blue above zero, orange below."""
    say(axes, left, _TOP + 4, "The pass", fontsize=USUAL, fontweight="bold")
    top = _TOP + 24
    for layer in found.layers:
        values = layer.activations[: 16 * _ACROSS]
        activation = "" if layer.activation == "linear" else f", {layer.activation}"
        say(axes, left, top + 10, f"{layer.name}: {len(layer.activations):,}{activation}")
        down = -(-len(values) // _ACROSS)
        cells = np.full(down * _ACROSS, np.nan)
        cells[: len(values)] = values / max(float(np.abs(values).max(initial=0)), 1e-12)
        across = min(_ACROSS, len(values))
        grid = cells.reshape(down, _ACROSS)[:, :across]
        extent = (left, left + across * _CELL, top + 22 + down * _CELL, top + 22)
        looks: dict[str, Any] = {"aspect": "auto", "interpolation": "none"}
        axes.imshow(signed_pixels(grid), extent=extent, **looks)
        frame = ([extent[0], extent[1], extent[1], extent[0], extent[0]],
                 [extent[3], extent[3], extent[2], extent[2], extent[3]])  # fmt: skip
        axes.plot(*frame, color=LIGHT["line"], linewidth=0.8)
        top += _layer_height(layer)
