"""Health: which units of a network still work, for given examples."""

from functools import partial
from typing import Any, NamedTuple

import jax
import numpy as np
from jaxtyping import Array, Bool, Float

from pellucid.insight.paths import layers_by_path
from pellucid.insight.steps import chunks, steps_by_path
from pellucid.network import (
    AnyLayer,
    Network,
    Parameters,
    Step,
    alive,
    can_die,
    flat,
    saturates,
    slopes,
)


class LayerHealth(NamedTuple):
    """How the units of one layer are, over the examples given.

    `dead`: the share of units whose slope |da/dz| is below 0.001 for *every* example, so that
    no example can teach them: a ReLU unit that is always 0. None where that cannot be: a layer
    without an activation function of its own.

    `saturated`: the share of units whose slope is below 5 % of the steepest the activation has
    for *more than half* of the examples. Only for activations bounded on both sides (sigmoid,
    tanh), else None; None too for softmax, whose outputs should be near 0 or 1.

    `mean`, `std`: of all activations. A unit is an entry of the last axis.
    """

    path: str
    units: int
    dead: float | None
    saturated: float | None
    mean: float
    std: float


class _Summary(NamedTuple):
    """One layer over some examples: units alive in any, the share of them where each is flat."""

    alive: Bool[Array, " units"]
    flat: Float[Array, " units"]
    mean: Float[Array, ""]
    variance: Float[Array, ""]


def health(network: Network, parameters: Parameters, x: Any) -> tuple[LayerHealth, ...]:
    """How every layer's units are for the examples `x`; inner layers of a `Residual` too.

    >>> from pellucid.network import Dense
    >>> network = Network((1,), (Dense(2, "relu"),))
    >>> weights = {"dense_1": {"weights": np.array([[1.0, -1.0]]), "bias": np.zeros(2)}}
    >>> health(network, weights, [[1.0], [2.0]])[0].dead
    0.5
    """
    parts = list(chunks(network, x))
    found = jax.device_get([_summaries(network, parameters, part) for part in parts])
    sizes = np.array([len(part) for part in parts])
    share = sizes / sizes.sum()
    layers = layers_by_path(network).items()
    return tuple(
        _layer_health(path, layer, [each[i] for each in found], share)
        for i, (path, layer) in enumerate(layers)
    )


@partial(jax.jit, static_argnames=("network",))
def _summaries(network: Network, parameters: Parameters, x: Array) -> tuple[_Summary, ...]:
    layers = layers_by_path(network)
    steps = steps_by_path(network, parameters, x)
    return tuple(_layer_summary(layer, steps[path]) for path, layer in layers.items())


def _layer_summary(layer: AnyLayer, step: Step) -> _Summary:
    slope = slopes(layer.activation, step.z)
    is_flat = flat(layer.activation, slope)
    return _Summary(alive(slope), is_flat, step.a.mean(), step.a.var())


def _layer_health(
    path: str, layer: AnyLayer, parts: list[_Summary], share: np.ndarray
) -> LayerHealth:
    name = layer.activation
    living, is_flat, mean, variance = (np.stack(part) for part in zip(*parts, strict=True))
    whole = float(share @ mean)
    return LayerHealth(
        path,
        living.shape[1],
        float(np.mean(~living.any(0))) if can_die(name) else None,
        float(np.mean(share @ is_flat > 0.5)) if saturates(name) else None,
        whole,
        float(share @ (variance + (mean - whole) ** 2)) ** 0.5,
    )
