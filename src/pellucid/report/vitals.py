"""The vitals: how every layer was doing, over the training."""

from typing import Any

import numpy as np
from jaxtyping import Float
from matplotlib.figure import Figure

from pellucid.errors import choose
from pellucid.learning import VitalSigns
from pellucid.report.canvas import below, logarithmic, panel
from pellucid.report.palette import LIGHT, Ink

MOST_LAYERS = 6
_DEPTHS: tuple[Ink, ...] = ("depth_1", "depth_2", "depth_3", "depth_4", "depth_5", "depth_6")
_TINY = 1e-12

CHARTS = {
    "activation_mean": "mean activation",
    "activation_std": "spread of activations (standard deviation)",
    "dead": "share of dead units",
    "saturated": "share of saturated units",
    "gradient_norm": "gradient norm",
    "update_ratio": "update norm ÷ weight norm",
}
"""What there is a chart of, and the name above it."""
_SHARES, _POWERS = ("dead", "saturated"), ("gradient_norm", "update_ratio")


def vital(vitals: VitalSigns, chart: str) -> Float[np.ndarray, "records layers"]:
    """What one chart shows of every layer, averaged over the networks."""
    if chart == "update_ratio":
        norms = np.maximum(vitals.of("weight_norm"), _TINY)
        return (vitals.of("update_norm") / norms).mean(1)
    return vitals.of(chart).mean(1)


def learning_layers(vitals: VitalSigns) -> list[int]:
    """The layers there are lines of: those that learn; of many, some from first to last."""
    found = np.flatnonzero(np.nan_to_num(vitals.of("gradient_norm")).max((0, 1)) > 0)
    places = np.linspace(0, len(found) - 1, min(len(found), MOST_LAYERS)).round()
    return found[places.astype(np.int64)].tolist()


def depth_ink(rank: int, of: int) -> Ink:
    """The colour of one of so many lines: light for the first layer, strong for the last."""
    return _DEPTHS[round(rank * (MOST_LAYERS - 1) / (of - 1))] if of > 1 else "depth_5"


def vitals_figure(vitals: VitalSigns, chart: str) -> Figure:
    """One vital sign of every layer that learns, over the epochs; `chart` is one of `CHARTS`.

    >>> vitals_figure(train("iris").vitals, "gradient_norm").axes[0].get_title(loc="left")
    'gradient norm'
    """
    figure, axes = panel(CHARTS[choose("chart", chart, CHARTS)])
    values, layers = vital(vitals, chart), learning_layers(vitals)
    for rank, layer in enumerate(layers):
        looks: dict[str, Any] = {"color": LIGHT[depth_ink(rank, len(layers))], "linewidth": 1.7}
        marker = "." if len(values) == 1 else None
        name = vitals.layers[layer].replace("_", " ")
        axes.plot(vitals.epochs + 1, values[:, layer], label=name, marker=marker, **looks)
    if chart in _SHARES:
        top = max(0.1, 1.1 * float(np.nan_to_num(values[:, layers]).max(initial=0)))
        axes.set_ylim(-0.02 * top, top)
    if chart in _POWERS and (values[:, layers] > 0).any():
        logarithmic(axes)
    below(axes, "epoch")
    return figure
