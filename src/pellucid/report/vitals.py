"""The vitals: how every layer was doing, over the training."""

import numpy as np
from jaxtyping import Float
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pellucid.learning import VitalSigns
from pellucid.report.canvas import SMALL, below, logarithmic, panel
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
    """What one chart shows, averaged over the networks; NaN where a layer has no such thing."""
    if chart == "update_ratio":
        norms = vitals.of("weight_norm").mean(1)
        ratio = vitals.of("update_norm").mean(1) / np.maximum(norms, _TINY)
        return np.where(norms > 0, ratio, np.nan)
    values = vitals.of(chart).mean(1)
    learns = vitals.of("weight_norm").mean((0, 1)) > 0
    return np.where(learns, values, np.nan) if chart == "gradient_norm" else values


def vitals_figure(vitals: VitalSigns, chart: str) -> Figure:
    """One vital sign of every layer, over the epochs; light is the first layer, dark the last."""
    figure, axes = panel(CHARTS[chart])
    values = vital(vitals, chart)
    layers = _shown(values)
    for rank, layer in enumerate(layers):
        _line(axes, vitals, values[:, layer], layer, rank, len(layers))
    if chart in _SHARES:
        axes.set_ylim(-0.03, max(0.1, 1.1 * float(np.nanmax(values, initial=0))))
    if chart in _POWERS and layers:
        logarithmic(axes)
    below(axes, "epoch")
    if layers:
        axes.legend(
            frameon=False, fontsize=SMALL - 1, labelcolor=LIGHT["ink"], handlelength=1.6,
            ncols=2 if len(layers) > 3 else 1,
        )  # fmt: skip
    return figure


def _shown(values: np.ndarray) -> list[int]:
    """The layers that have this vital sign; of many, some from first to last."""
    having = np.flatnonzero(np.isfinite(values).any(0))
    places = np.linspace(0, len(having) - 1, min(len(having), MOST_LAYERS)).round()
    return having[places.astype(np.int64)].tolist()


def _line(
    axes: Axes, vitals: VitalSigns, values: np.ndarray, layer: int, rank: int, of: int
) -> None:
    depth = _DEPTHS[round(rank * (MOST_LAYERS - 1) / max(1, of - 1))] if of > 1 else "depth_5"
    marker = "." if len(values) == 1 else None
    looks = {"color": LIGHT[depth], "linewidth": 1.6, "marker": marker}
    axes.plot(vitals.epochs + 1, values, label=vitals.layers[layer], **looks)
