"""The first weights of a network, drawn by programs that networks of all shapes share.

A random number depends on its place alone, not on how many are drawn (JAX counts places, and
scrambles each count with the key): the first numbers of a longer row are those of a shorter one.
A program for the weights of one network alone would be compiled for 0.3 s.
"""

from functools import lru_cache, partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Key, UInt32

from pellucid.learning.live.compiling import QUICK
from pellucid.learning.live.live import drawn
from pellucid.network import Dense, Network, Parameters, activation
from pellucid.network.initialisers import SCALINGS

_LENGTHS = (256, 4096, 65_536)

# The standard deviation of a standard normal distribution that is cut off at -2 and 2.
_CUT = np.float32(0.87962566103423978)


def first_of(network: Network, seed: int) -> tuple[Parameters, UInt32[Array, "..."]]:
    """The initial weights, and the first epoch's key: what `drawn` draws, to the bit."""
    if not _shares(network):
        return _own(network)(np.int32(seed))
    key, order = _keys(np.int32(seed))
    return {
        name: _dense(layer, inputs, jax.random.fold_in(key, index))
        for index, (name, layer, (inputs,)) in enumerate(
            zip(network.names, network.layers, network.shapes, strict=False)
        )
        if isinstance(layer, Dense)
    }, order


def _shares(network: Network) -> bool:
    """Whether there are programs for its layers."""
    pairs = zip(network.layers, network.shapes, strict=False)
    return all(
        isinstance(layer, Dense)
        and layer.bias == "zeros"
        and _initialiser(layer) in SCALINGS
        and shape[0] * layer.units <= _LENGTHS[-1]
        for layer, shape in pairs
    )


def _initialiser(layer: Dense) -> str:
    return layer.initialisation or activation(layer.activation).initialiser


def _dense(layer: Dense, inputs: int, key: Key[Array, ""]) -> Parameters:
    scaling, count = SCALINGS[_initialiser(layer)], inputs * layer.units
    variance = np.float32(scaling.variance(inputs, layer.units))
    length = next(length for length in _LENGTHS if length >= count)
    row = _ROWS[scaling.distribution](length, key, variance)
    weights = np.asarray(row)[:count].reshape(inputs, layer.units)
    return {
        "weights": jax.device_put(weights),
        "bias": jax.device_put(np.zeros(layer.units, np.float32)),
    }


def _normal(length: int, key: Key[Array, ""], variance: np.float32) -> Float[Array, " length"]:
    return _cut_normal(length, key, np.sqrt(variance) / _CUT)


def _uniform(length: int, key: Key[Array, ""], variance: np.float32) -> Float[Array, " length"]:
    return _even(length, key, np.sqrt(np.float32(3) * variance))


_ROWS = {"truncated_normal": _normal, "uniform": _uniform}


# The factors are found before: of one that follows from a variance given with the call, XLA makes
# another last bit than of a constant.
@partial(jax.jit, static_argnums=0, compiler_options=QUICK)
def _cut_normal(length: int, key: Key[Array, ""], factor: Any) -> Float[Array, " length"]:
    return jax.random.truncated_normal(key, -2, 2, (length,), jnp.float32) * factor


@partial(jax.jit, static_argnums=0, compiler_options=QUICK)
def _even(length: int, key: Key[Array, ""], factor: Any) -> Float[Array, " length"]:
    return jax.random.uniform(key, (length,), jnp.float32, -1) * factor


@partial(jax.jit, compiler_options=QUICK)
def _keys(seed: Any) -> tuple[Key[Array, ""], UInt32[Array, "..."]]:
    weights, order = jax.random.split(jax.random.key(seed))
    return weights, jax.random.key_data(order)


@lru_cache(maxsize=32)
def _own(network: Network) -> Any:
    """A program for this network alone."""
    return jax.jit(partial(drawn, network), compiler_options=QUICK)
