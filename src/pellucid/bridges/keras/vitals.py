"""Vitals: every layer's statistics, from what was heard of it and from its weights."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from scipy.special import expit
from scipy.stats import norm

from pellucid.bridges.keras.hearing import Heard
from pellucid.bridges.keras.names import activation_name, inside
from pellucid.learning import STATISTICS

_DEAD_SLOPE, _SATURATED_SLOPE = 1e-3, 0.05

_SLOPES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "relu": lambda z: (z > 0) * 1.0,
    "relu6": lambda z: ((z > 0) & (z < 6)) * 1.0,
    "leaky-relu": lambda z: np.where(z > 0, 1.0, 0.1),
    "sigmoid": lambda z: expit(z) * expit(-z),
    "tanh": lambda z: 1 - np.tanh(z) ** 2,
    "elu": lambda z: np.exp(np.minimum(z, 0)),
    "selu": lambda z: 1.05 * np.where(z > 0, 1.0, 1.67 * np.exp(np.minimum(z, 0))),
    "gelu": lambda z: norm.cdf(z) + z * norm.pdf(z),
    "silu": lambda z: expit(z) * (1 + z * expit(-z)),
    "softplus": expit,
    "softsign": lambda z: 1 / (1 + np.abs(z)) ** 2,
    "hard_sigmoid": lambda z: (np.abs(z) < 3) / 6,
}
"""How steep activation functions are: near enough to tell flat from not."""

_BOUNDED = {"sigmoid": 0.25, "tanh": 1.0, "softsign": 1.0, "hard_sigmoid": 1 / 6}
"""The steepest that functions are which are bounded on both sides."""


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
    if name not in _SLOPES:
        return np.nan, np.nan
    slope = np.abs(_SLOPES[name](z)).reshape(-1, z.shape[-1])
    dead = (slope < _DEAD_SLOPE).all(0).mean()
    steepest = _BOUNDED.get(name)
    if steepest is None:
        return dead, 0.0
    return dead, ((slope < _SATURATED_SLOPE * steepest).mean(0) > 0.5).mean()


def _norm(arrays: Sequence[np.ndarray]) -> float:
    return float(np.sqrt(sum(float(np.square(array, dtype=np.float64).sum()) for array in arrays)))


def owners(layers: Sequence[Any], variables: Sequence[Any]) -> list[list[int]]:
    """Which of the variables are each layer's, by their place."""
    place = {id(variable): at for at, variable in enumerate(variables)}
    return [[place[id(own)] for own in layer.trainable_variables] for layer in layers]
