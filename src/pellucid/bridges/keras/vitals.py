"""Vitals: every layer's statistics, from what was heard of it and from its weights."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from pellucid.bridges.keras.activations import SLOPES, STEEPEST
from pellucid.bridges.keras.hearing import Heard
from pellucid.bridges.keras.names import activation_name, inside
from pellucid.learning import STATISTICS

_DEAD_SLOPE, _SATURATED_SLOPE = 1e-3, 0.05


def measure(
    layers: Sequence[Any], heard: Heard, owners: Sequence[Sequence[int]],
    weights: Sequence[np.ndarray], gradients: Sequence[np.ndarray], updates: Sequence[np.ndarray],
) -> np.ndarray:  # fmt: skip
    """Shape (layers, statistics), NaN where a layer has no such thing.

    `owners` says which of the trainable variables are each layer's.
    """
    table = np.full((len(layers), len(STATISTICS)), np.nan)
    with np.errstate(all="ignore"):
        for row, layer, own in zip(range(len(layers)), layers, owners, strict=True):
            if row in heard.outputs:
                table[row, :2] = heard.outputs[row].mean(), heard.outputs[row].std()
            if row in heard.z:
                table[row, 2:4] = _asleep(_function(layer), heard.z[row])
            if own:
                parts = (weights, gradients, updates)
                table[row, 4:] = [_norm([part[at] for at in own]) for part in parts]
    return table


def _function(layer: Any) -> str:
    return activation_name(getattr(inside(layer), "activation", None) or layer)


def _asleep(name: str, z: np.ndarray) -> tuple[float, float]:
    """The shares of dead and of saturated units (an entry of the last axis is a unit)."""
    if name not in SLOPES:
        return np.nan, np.nan
    slope = np.abs(SLOPES[name](z)).reshape(-1, z.shape[-1])
    dead = (slope < _DEAD_SLOPE).all(0).mean()
    steepest = STEEPEST.get(name)
    if steepest is None:
        return dead, 0.0
    return dead, ((slope < _SATURATED_SLOPE * steepest).mean(0) > 0.5).mean()


def _norm(arrays: Sequence[np.ndarray]) -> float:
    return float(np.sqrt(sum(float(np.square(array, dtype=np.float64).sum()) for array in arrays)))


def owners(layers: Sequence[Any], variables: Sequence[Any]) -> list[list[int]]:
    """Which of the variables are each layer's, by their place."""
    place = {id(variable): at for at, variable in enumerate(variables)}
    return [[place[id(own)] for own in layer.trainable_variables] for layer in layers]
