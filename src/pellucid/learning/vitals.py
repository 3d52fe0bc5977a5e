"""Vitals: how every layer is doing, recorded while it learns."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from pellucid.network import Network, Parameters, Step, alive, can_die, flat, slopes

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
are dead and saturated (as `pellucid.network.alive` and `flat` have it); the Euclidean norms of
its parameters, of the loss's gradient by them, and of the update they were about to get.
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
            norm(parameters[step.name]),
            norm(gradients[step.name]),
            norm(updates[step.name]),
        ])
        for layer, step in zip(network.layers, steps, strict=True)
    ]  # fmt: skip
    return jnp.stack(rows)


def _asleep(name: str, step: Step) -> tuple[Float[Array, ""], Float[Array, ""]]:
    """The shares of dead and of saturated units."""
    slope = slopes(name, step.z)
    dead = (~alive(slope)).mean() if can_die(name) else jnp.zeros(())
    return dead, (flat(name, slope) > 0.5).mean()


def norm(parameters: Parameters) -> Float[Array, ""]:
    """The Euclidean norm of all numbers of a layer together."""
    squares = [jnp.sum(leaf**2) for leaf in jax.tree.leaves(parameters)]
    return jnp.sqrt(sum(squares, start=jnp.zeros(())))
