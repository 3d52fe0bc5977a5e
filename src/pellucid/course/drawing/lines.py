"""Curves over seeds: the median as a line, the quartiles as a band."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from pellucid.course.charts import Line, Lines
from pellucid.course.drawing.box import Box
from pellucid.course.drawing.inks import DASHES, ink
from pellucid.report.canvas import below, chart, legend, logarithmic, shares
from pellucid.report.numbers import tick
from pellucid.report.palette import LIGHT


def lines_size(lines: Lines) -> tuple[float, float]:
    """Width and height of the chart."""
    return 440.0, 290.0 + 12 * max(0, len(lines.lines) - 4)


def draw_lines(figure: Figure, box: Box, drawn: Lines) -> None:
    """Draws the curves; a log axis leaves out what is zero or less."""
    axes = chart(figure, box, drawn.title)
    for index, line in enumerate(drawn.lines):
        _curve(axes, drawn, line, index)
    below(axes, drawn.along)
    if drawn.y_scale == "log" and _has_any(drawn):
        logarithmic(axes)
    elif drawn.y_scale == "shares":
        axes.yaxis.set_major_formatter(shares)
    if drawn.x_scale == "log":
        _log_along(axes)
    if len(drawn.lines) > 1:
        legend(axes)


def _curve(axes: Axes, drawn: Lines, line: Line, index: int) -> None:
    colour, dashes = LIGHT[ink(index)], DASHES[index % len(DASHES)]
    middle, low, high = (
        _numbers(part, drawn.y_scale) for part in (line.middle, line.low, line.high)
    )
    axes.fill_between(drawn.x, low, high, color=colour, alpha=0.16, linewidth=0)
    axes.plot(
        drawn.x,
        middle,
        color=colour,
        linestyle=(0, dashes) if dashes else "-",
        linewidth=1.8,
        marker="o" if len(drawn.x) <= 12 else None,
        markersize=3.5,
        label=line.name,
    )


def _has_any(drawn: Lines) -> bool:
    """Whether a logarithmic axis has anything to show: without, it cannot be drawn."""
    return any(np.isfinite(_numbers(line.middle, drawn.y_scale)).any() for line in drawn.lines)


def _numbers(values: list[float | None], scale: str) -> np.ndarray:
    found = np.array([np.nan if value is None else value for value in values], float)
    return np.where(found > 0, found, np.nan) if scale == "log" else found


def _log_along(axes: Axes) -> None:
    axes.set_xscale("log")
    axes.xaxis.set_major_locator(LogLocator(numticks=7))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: tick(value)))
