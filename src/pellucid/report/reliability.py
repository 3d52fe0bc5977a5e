"""The reliability diagram: how sure the model was, against how often it was right."""

from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator

from pellucid.report.answered import BINS, Calibration
from pellucid.report.canvas import SMALL, below, panel, say
from pellucid.report.numbers import whole
from pellucid.report.palette import LIGHT


def reliability_figure(found: Calibration) -> Figure:
    """A bar for every bin of sureness, as high as its answers were right; on the line they agree.

    An orange mark stands at how sure the answers of the bin were, above it how many they are
    (Guo, Pleiss, Sun, Weinberger 2017).
    """
    figure, axes = panel("share that was right", (400, 340))
    wide = 1 / BINS
    middles = found.lows + wide / 2
    axes.bar(middles, found.accuracy, wide * 0.9, color=LIGHT["blue"], alpha=0.55, linewidth=0)
    for sure, low in zip(found.sureness, found.lows, strict=True):
        mark: dict[str, Any] = {
            "color": LIGHT["orange"],
            "linewidth": 2.6,
            "solid_capstyle": "butt",
        }
        axes.plot([low + 0.05 * wide, low + 0.95 * wide], [sure, sure], **mark)
    axes.plot([0, 1], [0, 1], color=LIGHT["soft"], linewidth=1, dashes=(4, 3))
    tops = np.maximum(found.accuracy, found.sureness)
    for middle, top, count in zip(middles, tops, found.counts.tolist(), strict=True):
        looks: dict[str, Any] = {"ha": "center", "fontsize": SMALL - 1, "color": LIGHT["soft"]}
        say(axes, float(middle), float(top) + 0.035, whole(count), **looks)
    axes.set_xlim(min(0.5, float(found.lows.min(initial=0.5))), 1)
    axes.set_ylim(0, 1.09)
    axes.yaxis.set_major_locator(FixedLocator([0, 0.2, 0.4, 0.6, 0.8, 1.0]))
    below(axes, "how sure: the probability of its answer")
    return figure
