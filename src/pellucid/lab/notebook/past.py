"""What a run tells of its training, which is over: curves, vitals, and one line of words."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from pellucid.lab.bench.layers import layers_of
from pellucid.lab.protocol.arrays import pack
from pellucid.lab.protocol.scene import History, LayerScene
from pellucid.learning import CURVES, Run, VitalSigns
from pellucid.network import Network

_ORDER = [CURVES.index(name) for name in ("loss", "validation_loss", "train", "validation")]
_METRICS = {"accuracy": "accuracy", "r2": "R²"}


def headline_of(run: Run) -> str:
    """What was learned, for how long, and how well."""
    record, scores = run.record, run.record.scores
    known = "" if scores.test is None else f", {_METRICS[scores.metric]} {scores.test:.3g} on test"
    return f"A finished run on {record.source}: {record.epochs} epochs{known}."


def caption_of(run: Run) -> str:
    """What a bench shows of it, in a line or two."""
    settings = run.record.settings
    best = settings.restore_best or settings.patience is not None
    weights = " Its weights are those of its best epoch." if best else ""
    return (
        f"{headline_of(run)} This is its network as it is, with the test examples; nothing is "
        f"trained here.{weights}"
    )


def history_of(run: Run, network: Network) -> bytes:
    """The curves, a moment an epoch; between records of vitals, straight lines."""
    curves = run.curves.mean(0)[:, _ORDER].astype(np.float32)
    moments = np.arange(1, len(curves) + 1, dtype=np.int32)
    layers = layers_of(network)
    return pack(History(), {
        "moments": moments, "curves": curves,
        "gradients": _recorded(run, "gradient_norm", layers, len(curves)),
        "dead": _recorded(run, "dead", layers, len(curves)),
    })  # fmt: skip


def vitals_of(run: Run, layers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What a frame says of each layer, as it was last recorded while it learned."""
    return [layer | {"gradient_norm": None} | _last(run.vitals, layer) for layer in layers]


def _last(vitals: VitalSigns | None, layer: dict[str, Any]) -> dict[str, float]:
    """The last record of a layer's gradient, and of what can happen to its units."""
    if vitals is None or layer["name"] not in vitals.layers or not len(vitals.epochs):
        return {}
    if layer["weight_norm"] is None:  # a pool learns nothing
        return {}
    at = vitals.layers.index(layer["name"])
    known = [name for name in ("dead", "saturated") if layer[name] is not None]
    found = {name: float(vitals.of(name)[-1, 0, at]) for name in ("gradient_norm", *known)}
    return {name: value for name, value in found.items() if np.isfinite(value)}


def _recorded(run: Run, statistic: str, layers: Sequence[LayerScene], epochs: int) -> np.ndarray:
    """A statistic of each layer at the end of every epoch: (epochs, layers); a pool has none."""
    if run.vitals is None or not len(run.vitals.epochs):
        return np.full((epochs, len(layers)), np.nan, np.float32)
    values, ends = run.vitals.of(statistic)[:, 0], np.arange(epochs)
    lines = np.full((epochs, len(layers)), np.nan, np.float32)
    for column, layer in enumerate(layers):
        if layer.inputs:
            recorded = values[:, run.vitals.layers.index(layer.name)]
            lines[:, column] = np.interp(ends, run.vitals.epochs, recorded)
    return lines
