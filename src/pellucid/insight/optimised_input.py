"""An input made for a unit: what it would like to see most."""

from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax
from jaxtyping import Array, Float, Int, Key

from pellucid.errors import BadInput
from pellucid.insight.paths import check_index, path_of
from pellucid.insight.steps import steps_by_path
from pellucid.network import Network, Parameters

_START, _TAPS = 0.1, 4


@dataclass(frozen=True)
class Optimised:
    """The input, and the unit's mean pre-activation over its places for it.

    `before` is that of the noise it began with.
    """

    input: Float[np.ndarray, "..."]
    before: float
    after: float


class _How(NamedTuple):
    """What the ascent is compiled for: how many steps, how far moved, how much smoothed."""

    steps: int
    jitter: int
    blur: float


class _For(NamedTuple):
    """What it is run for: the unit, from where to where numbers go, how far a step goes."""

    unit: Int[Array, ""]
    low: Float[Array, ""]
    high: Float[Array, ""]
    rate: Float[Array, ""]


def optimised_input(
    network: Network,
    parameters: Parameters,
    layer: int | str,
    unit: int,
    *,
    low: float = 0.0,
    high: float = 255.0,
    steps: int = 192,
    rate: float = 0.03,
    jitter: int = 2,
    blur: float = 1.0,
    seed: int = 0,
) -> Optimised:
    """Gradient ascent on the input for a unit's pre-activation (Erhan et al. 2009).

        x ← clip(x + rate · (high − low) · g / std(g), low, high),   g = blurred ∂z̄/∂x

    z̄ is the mean over the unit's places. Plain ascent ends in noise that no eye reads; two
    habits keep it readable (Olah, Mordvintsev, Schubert 2017). Every step looks at the input
    moved at random by up to `jitter` places, and the gradient is smoothed by a Gaussian of
    `blur` places, less and less towards the end. It begins with faint noise about the middle of
    `low` and `high`; step lengths fall to zero. Raises `BadInput` for what is not there.

    >>> from pellucid.network import Dense
    >>> network = Network((2,), (Dense(1),))
    >>> weights = {"dense_1": {"weights": np.float32([[1], [-1]]), "bias": np.zeros(1)}}
    >>> optimised_input(network, weights, 0, 0, jitter=0).input
    array([255.,   0.], dtype=float32)
    """
    if not low < high:
        raise BadInput(f"the input is to be from {low} to {high}", "a low end below the high one")
    path = path_of(network, layer)
    parameters = jax.tree.map(jnp.asarray, parameters)
    key = jax.random.key(seed)
    noise = jax.random.normal(key, network.inputs)
    start = (low + high) / 2 + _START * (high - low) * noise
    z = jax.eval_shape(lambda p, x: steps_by_path(network, p, x)[path].z, parameters, start[None])
    check_index("unit", unit, z.shape[-1])
    # Places there are two axes of, or one: what has none is neither moved nor smoothed.
    spatial = len(network.inputs) > 1
    how = _How(steps, jitter * spatial, blur * spatial)
    wanted = _For(jnp.asarray(unit), *map(jnp.float32, (low, high, rate)))
    raised = _ascend(network, path, how, parameters, wanted, start, key)
    found, before, after = jax.device_get(raised)
    return Optimised(found, float(before), float(after))


@partial(jax.jit, static_argnames=("network", "path", "how"))
def _ascend(
    network: Network, path: str, how: _How, parameters: Parameters, wanted: _For,
    start: Float[Array, "..."], key: Key[Array, ""],
) -> tuple[Float[Array, "..."], Float[Array, ""], Float[Array, ""]]:  # fmt: skip
    def height(x: Array) -> Array:
        return steps_by_path(network, parameters, x[None])[path].z[..., wanted.unit].mean()

    def moved_height(x: Array, by: Array) -> Array:
        return height(jnp.roll(x, by, range(len(by))) if how.jitter else x)

    axes = max(1, start.ndim - 1)

    def step(index: Array, x: Array) -> Array:
        left = 1 - index / how.steps
        own = jax.random.fold_in(key, index)
        by = jax.random.randint(own, (axes,), -how.jitter, how.jitter + 1)
        slope = _smoothed(jax.grad(moved_height)(x, by), how.blur * left, how.blur)
        size = wanted.rate * (wanted.high - wanted.low) * left
        return jnp.clip(x + size * slope / (slope.std() + 1e-12), wanted.low, wanted.high)

    found = lax.fori_loop(0, how.steps, step, start)
    return found, height(start), height(found)


def _smoothed(x: Float[Array, "..."], deviation: Array, largest: float) -> Float[Array, "..."]:
    """Every axis of places blurred by a Gaussian; what is over the edges counts as nothing."""
    if not largest:
        return x
    reach = max(1, round(_TAPS * largest))
    taps = jnp.exp(-0.5 * (jnp.arange(-reach, reach + 1) / jnp.maximum(deviation, 1e-3)) ** 2)
    taps = taps / taps.sum()
    along = lambda row: jnp.convolve(row, taps)[reach : reach + len(row)]  # noqa: E731 -- a name
    for axis in range(x.ndim - 1):
        x = jnp.apply_along_axis(along, axis, x)
    return x
