"""The charts of an experiment as lines of text."""

import numpy as np
from rich.console import Console
from rich.text import Text

from pellucid.cli.drawing.curves import characters, dots
from pellucid.cli.drawing.dotted import dotted
from pellucid.cli.drawing.halves import halves, smaller
from pellucid.cli.drawing.numbers import cut, three
from pellucid.course.charts import Chart, Groups, Line, Lines, Map, Maps, Scale
from pellucid.course.empty import is_empty
from pellucid.course.language import ENGLISH, Language

_STYLES = ("positive", "negative", "validation", "magenta", "default", "quiet")
_WIDEST, _NARROWEST, _HIGH, _NAME, _PLACES = 76, 8, 9, 26, 120


def chart_lines(chart: Chart, console: Console, language: Language = ENGLISH) -> list[Text]:
    """The chart, no wider than the terminal where that is 40 wide; of an empty chart nothing.

    Its words are its own; its numbers are written as in `language`.
    """
    if is_empty(chart):
        return []
    width = min(console.width - 2, _WIDEST)
    if isinstance(chart, Lines):
        found = _lines(chart, width, language)
    elif isinstance(chart, Groups):
        found = _groups(chart, width, language)
    else:
        found = _maps(chart, width, console)
    for line in found:
        line.rstrip()
    return found


def _lines(chart: Lines, width: int, language: Language) -> list[Text]:
    curves = [_curve(line, chart) for line in chart.lines]
    low, high = _span(curves)
    ends = [_said(end, chart.y_scale, language) for end in (high, low)]
    aside = max(map(len, ends))
    size = (max(_NARROWEST, width - aside - 4), _HIGH)
    drawn = characters([
        (dots(curve, (low, high), size), _STYLES[index % len(_STYLES)])
        for index, curve in enumerate(curves)
    ])  # fmt: skip
    found = [Text(f"  {chart.title}", "name")]
    for index, line in enumerate(drawn):
        label = {0: ends[0], _HIGH - 1: ends[1]}.get(index, "")
        found.append(Text(f"  {label:>{aside}} │", "quiet") + line)
    first, last = (language.written(three(chart.x[end])) for end in (0, -1))
    below = _between(first, chart.along, last, size[0])
    return [*found, Text(f"  {'':{aside}} └{below}", "quiet"), _legend(aside, chart)]


def _said(value: float, scale: Scale, language: Language) -> str:
    """The number at a place of an axis, whose places are logarithms where the axis has them."""
    if scale == "shares":
        return language.percent(value)
    return language.written(three(10**value if scale == "log" else value))


def _span(curves: list[np.ndarray]) -> tuple[float, float]:
    """The lowest and the highest of all values."""
    known = np.concatenate([curve[np.isfinite(curve)] for curve in curves])
    return (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)


def _between(first: str, middle: str, last: str, width: int) -> str:
    """Three words on one line: at its beginning, in its middle where there is room, at its end."""
    room = max(1, width - len(first) - len(last))
    return f"{first}{cut(middle, room) if room > 2 else '':^{room}}{last}"


def _curve(line: Line, chart: Lines) -> np.ndarray:
    """The curve at evenly spaced places along its axis, logarithms where the axis has them."""
    x, y = np.array(chart.x), np.array([np.nan if v is None else v for v in line.middle], float)
    with np.errstate(divide="ignore", invalid="ignore"):
        x = np.log10(x) if chart.x_scale == "log" else x
        y = np.log10(np.where(y > 0, y, np.nan)) if chart.y_scale == "log" else y
    x, y = x[np.isfinite(x)], y[np.isfinite(x)]  # no logarithm axis has a place for 0
    return np.interp(np.linspace(x[0], x[-1], _PLACES), x, y) if len(x) else np.array([np.nan])


def _legend(aside: int, chart: Lines) -> Text:
    line = Text(" " * (aside + 4))
    for index, one in enumerate(chart.lines):
        line.append("━ ", _STYLES[index % len(_STYLES)]).append(f"{one.name}   ", "quiet")
    return line


def _groups(chart: Groups, width: int, language: Language) -> list[Text]:
    own = [_known(group.values, chart.scale == "log") for group in chart.groups]
    span = _span(own)
    name = min(_NAME, max(1, width // 3), max(len(group.name) for group in chart.groups))
    room = max(_NARROWEST, width - name - 14)
    found = [Text(f"  {chart.title}", "name")]
    for index, (group, values) in enumerate(zip(chart.groups, own, strict=True)):
        row = dotted(values, span, room, _STYLES[index % len(_STYLES)])
        said = _said(float(np.median(values)) if len(values) else np.nan, chart.scale, language)
        found.append(Text(f"  {cut(group.name, name):>{name}} │") + row + Text(f"│ {said}"))
    first, last = (_said(end, chart.scale, language) for end in span)
    below = f"{first:^{room}}" if first == last else _between(first, "", last, room)
    return [*found, Text(f"  {'':{name}}  {below}", "quiet")]


def _known(values: list[float | None], log: bool) -> np.ndarray:
    found = np.array([value for value in values if value is not None], float)
    found = found[np.isfinite(found)]
    return np.log10(found[found > 0]) if log else found


def _maps(chart: Maps, width: int, console: Console) -> list[Text]:
    coloured = console.color_system is not None and not console.no_color
    found = [Text(f"  {chart.title}", "name")]
    usual = 3 if len(chart.maps) % 3 == 0 else 4
    beside = max(1, min(len(chart.maps), usual, width // (_NARROWEST + 2)))
    most = max(_NARROWEST, (width - 2 * beside) // beside)
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
