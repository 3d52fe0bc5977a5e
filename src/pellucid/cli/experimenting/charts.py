"""The charts of an experiment as lines of text."""

import numpy as np
from rich.console import Console
from rich.text import Text

from pellucid.cli.drawing.curves import characters, dots
from pellucid.cli.drawing.dotted import dotted
from pellucid.cli.drawing.halves import halves, smaller
from pellucid.cli.drawing.numbers import cut, three
from pellucid.course.charts import Chart, Groups, Line, Lines, Map, Maps

_STYLES = ("positive", "negative", "validation", "magenta", "default", "quiet")
_WIDEST, _HIGH, _NAME = 76, 9, 26


def chart_lines(chart: Chart, console: Console) -> list[Text]:
    """The chart, no wider than the terminal."""
    width = min(console.width - 2, _WIDEST)
    if isinstance(chart, Lines):
        return _lines(chart, width)
    return _groups(chart, width) if isinstance(chart, Groups) else _maps(chart, width, console)


def _lines(chart: Lines, width: int) -> list[Text]:
    curves = [_curve(line, chart) for line in chart.lines]
    known = np.concatenate([curve[np.isfinite(curve)] for curve in curves])
    low, high = (known.min(), known.max()) if len(known) else (0.0, 1.0)
    ends = [three(10**end if chart.y_scale == "log" else end) for end in (high, low)]
    aside = max(map(len, ends))
    size = (width - aside - 4, _HIGH)
    drawn = characters([
        (dots(curve, (float(low), float(high)), size), _STYLES[index % len(_STYLES)])
        for index, curve in enumerate(curves)
    ])  # fmt: skip
    found = [Text(f"  {chart.title}", "name")]
    for index, line in enumerate(drawn):
        label = {0: ends[0], _HIGH - 1: ends[1]}.get(index, "")
        found.append(Text(f"  {label:>{aside}} │", "quiet") + line)
    first, last = three(chart.x[0]), three(chart.x[-1])
    room = size[0] - len(first) - len(last)
    found.append(Text(f"  {'':{aside}} └{first}{cut(chart.along, room):^{room}}{last}", "quiet"))
    return [*found, _legend(aside, chart)]


def _curve(line: Line, chart: Lines) -> np.ndarray:
    """The curve at evenly spaced places along its axis, logarithms where the axis has them."""
    x, y = np.array(chart.x), np.array([np.nan if v is None else v for v in line.middle], float)
    with np.errstate(divide="ignore", invalid="ignore"):
        x = np.log10(x) if chart.x_scale == "log" else x
        y = np.log10(np.where(y > 0, y, np.nan)) if chart.y_scale == "log" else y
    return np.interp(np.linspace(x[0], x[-1], 120), x, y)


def _legend(aside: int, chart: Lines) -> Text:
    line = Text(" " * (aside + 4))
    for index, one in enumerate(chart.lines):
        line.append("━ ", _STYLES[index % len(_STYLES)]).append(f"{one.name}   ", "quiet")
    return line


def _groups(chart: Groups, width: int) -> list[Text]:
    own = [np.array([v for v in group.values if v is not None], float) for group in chart.groups]
    log = chart.scale == "log"
    own = [np.log10(values[values > 0]) for values in own] if log else own
    known = np.concatenate(own)
    span = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
    name = min(_NAME, max(len(group.name) for group in chart.groups))
    room = width - name - 14
    found = [Text(f"  {chart.title}", "name")]
    for index, (group, values) in enumerate(zip(chart.groups, own, strict=True)):
        row = dotted(values, span, room, _STYLES[index % len(_STYLES)])
        middle = np.median(values) if len(values) else np.nan
        said = three(float(10**middle if log else middle))
        found.append(Text(f"  {cut(group.name, name):>{name}} │") + row + Text(f"│ {said}"))
    ends = [three(10**end if log else end) for end in span]
    gap = " " * max(1, room - len(ends[0]) - len(ends[1]))
    return [*found, Text(f"  {'':{name}}  {ends[0]}{gap}{ends[1]}", "quiet")]


def _maps(chart: Maps, width: int, console: Console) -> list[Text]:
    coloured = console.color_system is not None
    found = [Text(f"  {chart.title}", "name")]
    beside = min(len(chart.maps), 2 if len(chart.maps) <= 2 else 4)
    most = (width - 2 * beside) // beside
    for at in range(0, len(chart.maps), beside):
        found += _beside(chart.maps[at : at + beside], most, coloured)
    return found


def _beside(maps: list[Map], most: int, coloured: bool) -> list[Text]:
    grids = [smaller(np.array(one.values), most) for one in maps]
    drawn = [halves(_large_enough(grid, most), coloured=coloured) for grid in grids]
    lines = [Text("  ").join([Text(""), *row]) for row in zip(*drawn, strict=True)]
    names = Text("  ")
    for one, grid in zip(maps, drawn, strict=True):
        wide = len(grid[0])
        names.append(f"{cut(one.name, wide):^{wide}}  ", "quiet")
    return [*lines, names]


def _large_enough(grid: np.ndarray, most: int) -> np.ndarray:
    """Small grids several characters a number, so that a picture of 8 by 8 can be seen."""
    times = max(1, min(most // grid.shape[1], 24 // grid.shape[1]))
    return np.repeat(np.repeat(grid, times, 0), times, 1)
