"""A network's pass over a square of points: what every layer answers at each of them."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

from pellucid.network import Dense, Dropout, Network, Parameters, activation

Columns = Float[Array, "units points"]

# Up to so many inputs, weighing them one after another is faster than a matrix product. Of
# 2-3-9-1 over 10,000 points on one core (measured 2026-11): 0.12 ms, where products of points as
# columns take 0.36 and of points as rows 0.57.
_FEW = 12


def over_plane(
    network: Network, parameters: Parameters, points: Float[Array, "points features"]
) -> dict[str, Columns]:
    """Every layer's activations, by its name: a row for each unit, a column for each point.

    Dense layers are narrow and points are many. So points lie beside each other in memory, where
    the passes of `Network` have units: they agree but for rounding.
    """
    if not all(isinstance(layer, (Dense, Dropout)) for layer in network.layers):
        steps = network.forward(parameters, points.reshape(-1, *network.inputs))
        return {step.name: step.a.reshape(len(points), -1).T for step in steps}
    found: dict[str, Columns] = {}
    a = points.T
    for name, layer in zip(network.names, network.layers, strict=True):
        if isinstance(layer, Dense):
            a = _activated(layer, _weighed(layer, parameters[name], a))
        found[name] = a
    return found


def _weighed(layer: Dense, own: Parameters, a: Float[Array, "inputs points"]) -> Columns:
    weights = own["weights"].T
    if len(a) <= _FEW:
        z = sum(
            (
                jax.lax.index_in_dim(weights, at, axis=1) * jax.lax.index_in_dim(a, at)
                for at in range(len(a))
            ),
            start=jnp.zeros((layer.units, 1), a.dtype),
        )
    else:
        z = weights @ a
    return z if layer.bias == "none" else z + own["bias"][:, None]


def _activated(layer: Dense, z: Columns) -> Columns:
    chosen = activation(layer.activation)
    return chosen.function(z) if chosen.elementwise else chosen.function(z.T).T
