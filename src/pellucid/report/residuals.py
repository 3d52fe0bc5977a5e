"""A regression's answers: predicted against true, and how far off."""

import numpy as np
from matplotlib.figure import Figure

from pellucid.report.answered import Quantities
from pellucid.report.canvas import below, panel
from pellucid.report.palette import LIGHT

_MOST = 1500


def predicted_figure(answered: Quantities, target: str) -> Figure:
    """What was answered for each example, against the truth; on the line they agree."""
    figure, axes = panel("answered", (400, 340))
    targets, given = answered.targets[:_MOST], answered.given[:_MOST]
    both = np.concatenate([targets, given])
    ends = [float(both.min()), float(both.max())] if len(both) else [0.0, 1.0]
    axes.plot(ends, ends, color=LIGHT["soft"], linewidth=1, dashes=(4, 3))
    axes.scatter(targets, given, s=15, color=LIGHT["blue"], alpha=0.55, linewidths=0)
    below(axes, f"truth: {target}")
    return figure


def residuals_figure(answered: Quantities) -> Figure:
    """How many answers were how far off: blue too much, orange too little."""
    figure, axes = panel("examples", (400, 340))
    residuals = answered.residuals
    reach = max(float(np.abs(residuals).max(initial=0)), 1e-12)
    # An even number of bins has an edge at zero, so that each bin has one sign.
    counts, edges = np.histogram(residuals, bins=20, range=(-reach, reach))
    colours = [LIGHT["orange"] if edge < -1e-12 * reach else LIGHT["blue"] for edge in edges[:-1]]
    # The floating-point edge of the middle may fall a hair off zero.
    colours[10:] = [LIGHT["blue"]] * 10
    axes.bar(edges[:-1], counts, np.diff(edges) * 0.92, align="edge", color=colours, alpha=0.75)
    axes.axvline(0, color=LIGHT["soft"], linewidth=1)
    below(axes, "answered − truth")
    return figure
