"""What mattered: how much worse the answers get when an input is shuffled."""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from pellucid.insight import Importance
from pellucid.report.canvas import SMALL, bare, canvas, say
from pellucid.report.numbers import short, three
from pellucid.report.palette import LIGHT

_ROW, _LEFT, _BAR, _RIGHT, _TOP = 21.0, 160.0, 190.0, 60.0, 8.0


def importance_figure(found: Importance, most: int = 15) -> Figure:
    """A bar for each of the inputs that mattered most: how much the score drops without it.

    The thin line is how far the drops scatter from shuffle to shuffle.
    """
    order = np.argsort(-found.mean, kind="stable")[:most]
    width, height = _LEFT + _BAR + _RIGHT, 2 * _TOP + _ROW * len(order)
    figure = canvas(width, height)
    axes = bare(figure, width, height)
    means, spreads = found.mean[order], found.std[order]
    most_of_all = max(float((np.abs(means) + spreads).max(initial=0)), 1e-12)
    scale = _BAR / most_of_all
    for row, (index, mean, spread) in enumerate(zip(order, means, spreads, strict=True)):
        y = _TOP + (row + 0.5) * _ROW
        wide = max(float(mean), 0.0) * scale
        say(axes, _LEFT - 8, y, short(found.groups[index], 25), ha="right")
        bar = Rectangle(
            (_LEFT, y - 6.5), wide, 13, facecolor=LIGHT["blue"], alpha=0.75, linewidth=0
        )
        axes.add_patch(bar)
        ends = [max(_LEFT, _LEFT + (mean - spread) * scale), _LEFT + (mean + spread) * scale]
        axes.plot(ends, [y, y], color=LIGHT["ink"], linewidth=1)
        at = max(_LEFT + wide, ends[1]) + 6
        say(axes, at, y, three(float(mean)), color=LIGHT["soft"], fontsize=SMALL - 0.5)
    return figure
