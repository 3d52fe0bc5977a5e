"""Groups beside each other: every network a dot, the median a stroke."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from pellucid.course.charts import Group, Groups
from pellucid.course.drawing.box import Box
from pellucid.course.drawing.inks import ink
from pellucid.report.canvas import SMALL, chart, shares
from pellucid.report.numbers import tick
from pellucid.report.palette import LIGHT

_ROW, _LETTER = 40.0, 6.0


def groups_size(groups: Groups) -> tuple[float, float]:
    """Width and height of the chart."""
    return 400.0 + _names(groups), 78.0 + _ROW * len(groups.groups)


def draw_groups(figure: Figure, box: Box, drawn: Groups) -> None:
    """Draws every group as a row of dots."""
    inner = Box(box.left + _names(drawn) - 40, box.top, box.width - _names(drawn) + 40, box.height)
    axes = chart(figure, inner, drawn.title)
    for index, group in enumerate(drawn.groups):
        _row(axes, group, index)
    axes.set_ylim(len(drawn.groups) - 0.5, -0.5)
    axes.set_yticks(range(len(drawn.groups)), [group.name for group in drawn.groups])
    axes.tick_params(axis="y", labelsize=SMALL, labelcolor=LIGHT["ink"])
    axes.grid(visible=False, axis="y")
    axes.grid(visible=True, axis="x", color=LIGHT["line"], linewidth=0.8)
    if drawn.scale == "log":
        axes.set_xscale("log")
        axes.xaxis.set_major_locator(LogLocator(numticks=6))
        axes.xaxis.set_minor_locator(NullLocator())
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: tick(value)))
    elif drawn.scale == "shares":
        axes.xaxis.set_major_formatter(shares)


def _names(groups: Groups) -> float:
    return _LETTER * max((len(group.name) for group in groups.groups), default=0) + 14


def _row(axes: Axes, group: Group, index: int) -> None:
    values = np.array([value for value in group.values if value is not None], float)
    if not len(values):
        return
    colour = LIGHT[ink(index)]
    axes.scatter(values, index + _spread(len(values)), s=11, color=colour, alpha=0.45, linewidth=0)
    middle = float(np.median(values))
    axes.plot([middle, middle], [index - 0.36, index + 0.36], color=colour, linewidth=2.4)


def _spread(count: int) -> np.ndarray:
    """Where the dots of a row stand, up and down: apart, and the same every time."""
    golden = (np.arange(count) * 0.6180339887) % 1
    return 0.5 * (golden - 0.5)
