"""The ground every figure is drawn on: sizes in pixels, quiet axes, text taken literally."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator
from numpy import log10

from pellucid.report.numbers import tick
from pellucid.report.palette import LIGHT, LINES

SMALL, USUAL = 10.5, 11.5
PANEL = (400, 250)


def canvas(width: float, height: float) -> Figure:
    """An empty figure of this size in pixels."""
    # 72 to the inch makes a point a pixel, in the SVG too.
    return Figure(figsize=(width / 72, height / 72), dpi=72, facecolor=LIGHT["paper"])


def panel(title: str, size: tuple[float, float] = PANEL) -> tuple[Figure, Axes]:
    """A figure with one chart in it."""
    figure = canvas(*size)
    return figure, chart(figure, (0, 0, *size), title)


def chart(figure: Figure, box: tuple[float, float, float, float], title: str) -> Axes:
    """A chart within a box (left, top, width, height, in pixels), its name above it."""
    width, height = figure.get_size_inches() * 72
    left, top, wide, high = box
    inner = (left + 52, top + 30, wide - 64, high - 72)
    axes = figure.add_axes(
        (
            inner[0] / width,
            1 - (inner[1] + inner[3]) / height,
            inner[2] / width,
            inner[3] / height,
        )
    )
    return _quiet(axes, title)


def _quiet(axes: Axes, title: str) -> Axes:
    axes.set_facecolor("none")
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(LIGHT["soft"])
    axes.tick_params(length=0, labelsize=SMALL, labelcolor=LIGHT["soft"], pad=5)
    axes.grid(axis="y", color=LIGHT["line"], linewidth=0.8)
    axes.set_axisbelow(True)
    # The name of what goes up stands above, level, where it is read without turning the head.
    axes.set_title(title, loc="left", fontsize=USUAL, color=LIGHT["ink"], pad=10, x=-0.02)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MaxNLocator(5))
        axis.set_major_formatter(FuncFormatter(lambda value, _: tick(value)))
    return axes


def below(axes: Axes, text: str) -> None:
    """Names what goes along the chart."""
    axes.set_xlabel(text, fontsize=SMALL, color=LIGHT["soft"], labelpad=6, parse_math=False)


def logarithmic(axes: Axes) -> None:
    """Makes the upward axis one of powers of ten."""
    axes.set_yscale("log")
    low, high = axes.get_ylim()
    if log10(high / low) >= 1.2:
        axes.yaxis.set_major_locator(LogLocator(numticks=6))
    else:
        axes.yaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0), numticks=6))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: tick(value)))


def shares(value: float, _: float) -> str:
    """A share beside an axis: `axes.yaxis.set_major_formatter(shares)`."""
    return f"{tick(100 * value)} %"


def say(axes: Axes, x: float, y: float, text: str, **looks: Any) -> None:
    """Writes text literally: a dollar sign in a column's name is no formula."""
    usual: dict[str, Any] = {"fontsize": SMALL, "color": LIGHT["ink"], "va": "center"}
    axes.text(x, y, text, parse_math=False, **(usual | looks))


def line_looks(kind: str) -> dict[str, Any]:
    """How the line of training, validation or test examples looks."""
    style = LINES[kind]
    dashes = (0, style.dashes) if style.dashes else "-"
    return {"color": LIGHT[style.ink], "linestyle": dashes, "linewidth": 1.7}


def legend(axes: Axes) -> None:
    """The names of the lines, without a box."""
    axes.legend(
        loc="best", frameon=False, fontsize=SMALL, labelcolor=LIGHT["ink"], handlelength=2.6
    )


def bare(figure: Figure, width: float, height: float) -> Axes:
    """Axes over the whole figure, in pixels, (0, 0) at the top left, with nothing drawn."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.axis("off")
    return axes
