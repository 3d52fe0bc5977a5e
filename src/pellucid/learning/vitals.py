"""Vitals: how every layer is doing, recorded while it learns."""

from collections.abc import Callable
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from pellucid.network import Network, Parameters, Step, activation

STATISTICS = (
    "activation_mean",
    "activation_std",
    "dead",
    "saturated",
    "weight_norm",
    "gradient_norm",
    "update_norm",
)
"""What is recorded of every layer.

The mean and standard deviation of its activations over a batch; the share of its units that
are dead (their activation's slope is zero for every example of the batch) and saturated (below
a twentieth of the steepest slope for every example); the Euclidean norms of its parameters,
of the loss's gradient by them, and of the update they were about to get.
"""

Vitals = Float[Array, "layers statistics"]


class VitalSigns(NamedTuple):
    """What was recorded: at which epochs, of which layers.

    `values` has shape (records, networks, layers, statistics), in the order of `STATISTICS`.
    """

    epochs: np.ndarray
    layers: tuple[str, ...]
    values: np.ndarray

    def of(self, statistic: str) -> np.ndarray:
        """One statistic: shape (records, networks, layers)."""
        return self.values[..., STATISTICS.index(statistic)]


def measure(
    network: Network, steps: tuple[Step, ...], parameters: Parameters, gradients: Parameters,
    updates: Parameters,
) -> Vitals:  # fmt: skip
    """Every layer's statistics for one batch."""
    rows = [
        jnp.stack([
            step.a.mean(),
            step.a.std(),
            *_asleep(layer.activation, step),
            _norm(parameters[step.name]),
            _norm(gradients[step.name]),
            _norm(updates[step.name]),
        ])
        for layer, step in zip(network.layers, steps, strict=True)
    ]  # fmt: skip
    return jnp.stack(rows)


_STEEPEST = {"sigmoid": 0.25, "softmax": 0.25}


def _asleep(name: str, step: Step) -> tuple[Float[Array, ""], Float[Array, ""]]:
    """The shares of dead and of saturated units, units being the last axis."""
    slope = jnp.abs(_slope(name)(step.z)).reshape(-1, step.z.shape[-1]).max(0)
    dead = slope == 0
    saturated = ~dead & (slope < 0.05 * _STEEPEST.get(name, 1.0))
    return dead.mean(), saturated.mean()


def _slope(name: str) -> Callable[[Array], Array]:
    if activation(name).elementwise:
        return activation(name).derivative
    # Softmax: the slope of each share by its own pre-activation.
    return lambda z: jax.nn.softmax(z) * (1 - jax.nn.softmax(z))


def _norm(parameters: Parameters) -> Float[Array, ""]:
    squares = [jnp.sum(leaf**2) for leaf in jax.tree.leaves(parameters)]
    return jnp.sqrt(sum(squares, start=jnp.zeros(())))
