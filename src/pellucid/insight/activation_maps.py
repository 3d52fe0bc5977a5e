"""Activation maps: what every place of a layer says to an example."""

from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from pellucid.insight.paths import check_index, path_of
from pellucid.insight.steps import chunks, steps_by_path
from pellucid.network import Network, Parameters


def activation_maps(
    network: Network, parameters: Parameters, x: Any, layer: int | str, unit: int | None = None
) -> Float[np.ndarray, "examples ..."]:
    """The activations of a layer for some examples; of one unit, or of all along the last axis.

    A unit of a layer over places is a channel: its activations are a map, one number a place.
    Raises `BadInput` for a layer or a unit that is not there.

    >>> network = Network((8, 8, 1), (Conv(4, activation="relu"), MaxPool()))
    >>> pictures = np.ones((3, 8, 8, 1), np.float32)
    >>> weights = network.init(jax.random.key(0))
    >>> activation_maps(network, weights, pictures, "conv_1", unit=2).shape
    (3, 8, 8)
    """
    path = path_of(network, layer)
    parameters = jax.tree.map(jnp.asarray, parameters)
    found = [np.asarray(_at(network, path, parameters, some)) for some in chunks(network, x)]
    maps = np.concatenate(found)
    if unit is None:
        return maps
    check_index("unit", unit, maps.shape[-1])
    return maps[..., unit]


@partial(jax.jit, static_argnames=("network", "path"))
def _at(
    network: Network, path: str, parameters: Parameters, x: Float[Array, "chunk ..."]
) -> Float[Array, "chunk ..."]:
    return steps_by_path(network, parameters, x)[path].a
