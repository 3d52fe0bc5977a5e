"""Boundary: what a network answers all over a plane."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int

from pellucid.errors import BadInput
from pellucid.insight.paths import check_index
from pellucid.network import Network, Parameters

Ends = float | Sequence[float] | np.ndarray


@dataclass(frozen=True)
class Boundary:
    """A network's outputs over a plane of two inputs.

    `outputs[i, j]` are those at `ys[i]`, `xs[j]`: rows go up the second axis, columns along the
    first, as an image is drawn with its origin below.
    """

    axes: tuple[int, int]
    xs: Float[np.ndarray, " resolution"]
    ys: Float[np.ndarray, " resolution"]
    outputs: Float[np.ndarray, "resolution resolution outputs"]


def boundary(
    network: Network,
    parameters: Parameters,
    low: Ends,
    high: Ends,
    resolution: int = 100,
    axes: tuple[int, int] = (0, 1),
    base: Sequence[float] | np.ndarray | None = None,
) -> Boundary:
    """The outputs over a plane: two inputs vary, the others keep their value in `base` (or 0).

    `low` and `high` are the plane's ends: a number for both axes, or one for each. `axes` count
    along the inputs laid out as one row. Compiled once for a network and a resolution. Raises
    `BadInput` for a plane that is none.

    >>> from pellucid.network import dense_network
    >>> network = dense_network(2, 1, "binary", (4, 2), activation="tanh")
    >>> boundary(network, network.init(jax.random.key(0)), -6, 6).outputs.shape
    (100, 100, 1)
    """
    size = int(np.prod(network.inputs))
    _check_axes(axes, size)
    dtype = jax.dtypes.canonicalize_dtype(float)
    others = np.zeros(size, dtype) if base is None else np.asarray(base, dtype).reshape(-1)
    if len(others) != size:
        raise BadInput(f"base has {len(others)} numbers", f"one for each of the {size} inputs")
    xs, ys = (ends.astype(dtype) for ends in _ticks(low, high, resolution))
    outputs = _over_plane(network, axes, parameters, xs, ys, others)
    return Boundary(axes, xs, ys, np.asarray(outputs))


def _check_axes(axes: tuple[int, int], inputs: int) -> None:
    for axis in axes:
        check_index("axis", axis, inputs)
    if axes[0] == axes[1]:
        raise BadInput(f"axes are {axes}", "two different inputs", "a plane has two axes")


def _ticks(low: Ends, high: Ends, resolution: int) -> tuple[np.ndarray, np.ndarray]:
    if resolution < 2:
        raise BadInput(f"resolution is {resolution}", "a whole number of 2 or more")
    lows, highs = np.broadcast_to(low, 2), np.broadcast_to(high, 2)
    if not (np.isfinite(lows).all() and np.isfinite(highs).all() and (lows < highs).all()):
        raise BadInput(f"the plane goes from {low} to {high}", "finite ends, the low one below")
    along = [np.linspace(*ends, resolution) for ends in zip(lows, highs, strict=True)]
    return along[0], along[1]


@partial(jax.jit, static_argnames=("network", "axes"))
def _over_plane(
    network: Network, axes: tuple[int, int], parameters: Parameters, xs: Array, ys: Array,
    base: Array,
) -> Float[Array, "resolution resolution outputs"]:  # fmt: skip
    points = plane_points(axes, xs, ys, base)
    outputs = network(parameters, points.reshape(-1, *network.inputs))
    return outputs.reshape(len(ys), len(xs), -1)


def plane_points(
    axes: tuple[int, int] | Int[Array | np.ndarray, "2"],
    xs: Float[Array, " columns"],
    ys: Float[Array, " rows"],
    base: Float[Array | np.ndarray, " features"],
) -> Float[Array, "points features"]:
    """Inputs all over a plane, to be called while compiling: rows go up the second axis."""
    inputs = jnp.arange(len(base))
    # Chosen, not written into place: so building the points fuses with reading them.
    return jnp.where(
        inputs == axes[0],
        jnp.tile(xs, len(ys))[:, None],
        jnp.where(inputs == axes[1], jnp.repeat(ys, len(xs))[:, None], base),
    )
