"""Grad-CAM: where a network looked when it gave an answer."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int

from pellucid.errors import BadInput
from pellucid.insight.batch import as_inputs
from pellucid.insight.halves import halves
from pellucid.insight.paths import check_index
from pellucid.insight.steps import rows_at_once
from pellucid.network import BatchNorm, Conv, Network, Parameters, Residual, Whiten


@dataclass(frozen=True)
class GradCam:
    """Where each example's output came from: a number a place, 0 or more.

    `maps` has the places of `layer`, `heat` those of the input.
    """

    layer: str
    maps: Float[np.ndarray, "examples *places"]
    heat: Float[np.ndarray, "examples *input_places"]


def grad_cam(
    network: Network,
    parameters: Parameters,
    x: Any,
    output: int | Int[np.ndarray, " examples"],
    *,
    layer: int | str | None = None,
    factor: float | Float[np.ndarray, " examples"] = 1.0,
) -> GradCam:
    """Gradient-weighted class activation maps (Selvaraju et al. 2017).

        map = relu(Σₖ αₖ Aₖ),   αₖ = mean over places of ∂(factor · z)/∂Aₖ

    Aₖ is a channel of the `layer` (by default the last one with a map that is no pooling), z the
    pre-activation of an output, under a softmax less the mean of them all, since only their
    differences count there; one output for all examples, or one for each. A `factor` of -1 asks
    what speaks against it, as for the first class of two. The maps are scaled up to the input by
    straight lines. Raises `BadInput` where there is no map.

    >>> network = Network((8, 8, 1), (Conv(4, activation="relu"), Flatten(), Dense(3, "softmax")))
    >>> pictures = np.ones((2, 8, 8, 1), np.float32)
    >>> grad_cam(network, network.init(jax.random.key(0)), pictures, 2).heat.shape
    (2, 8, 8)
    """
    cut = halves(network, parameters, last_map(network) if layer is None else layer)
    places = cut.after.inputs[:-1]
    if not places:
        raise BadInput(f"{cut.before.names[-1]} has no places", "a layer with a map")
    wanted = np.atleast_1d(output)
    for each in np.unique(wanted):
        check_index("output", int(each), network.shapes[-1][-1])
    rows = as_inputs(network, x)
    outputs = jnp.broadcast_to(jnp.asarray(wanted), len(rows))
    numbers = jax.tree.map(jnp.asarray, (cut.before_parameters, cut.after_parameters))
    factors = jnp.broadcast_to(jnp.asarray(factor, rows.dtype), len(rows))
    size = rows_at_once(network)
    parts = [
        _maps(cut.before, cut.after, numbers, *(a[i : i + size] for a in (rows, outputs, factors)))
        for i in range(0, len(rows), size)
    ]
    maps = np.concatenate(jax.device_get(parts))
    return GradCam(cut.before.names[-1], maps, scaled_up(maps, network.inputs[: len(places)]))


def last_map(network: Network) -> str:
    """The last layer with a map of places that convolves, and so has the deepest features.

    Raises `BadInput` for a network without one.
    """
    kinds = Conv | Residual | BatchNorm | Whiten
    first = next(
        (i for i, one in enumerate(network.layers) if isinstance(one, Conv | Whiten)), None
    )
    found = [
        name
        for i, (name, layer) in enumerate(zip(network.names[:-1], network.layers, strict=False))
        if isinstance(layer, kinds) and len(network.shapes[i + 1]) > 1
        and first is not None and i >= first
    ]  # fmt: skip
    if not found:
        raise BadInput("the network has no map of places", "one with a convolution")
    return found[-1]


@partial(jax.jit, static_argnames=("before", "after"))
def _maps(
    before: Network, after: Network, parameters: tuple[Parameters, Parameters],
    x: Float[Array, "rows ..."], outputs: Int[Array, " rows"],
    factors: Float[Array, " rows"],
) -> Float[Array, "rows *places"]:  # fmt: skip
    channels = before(parameters[0], x)

    def score(some: Array) -> Array:
        z = after.forward(parameters[1], some)[-1].z
        if after.output_activation == "softmax":
            # Shares stay the same when one number is added to every z: only differences count.
            z = z - z.mean(1, keepdims=True)
        # Rows do not see each other: the gradient of the sum is each row's own.
        return factors @ jnp.take_along_axis(z, outputs[:, None], 1)[:, 0]

    places = tuple(range(1, channels.ndim - 1))
    shares = jax.grad(score)(channels).mean(places, keepdims=True)
    return jax.nn.relu((shares * channels).sum(-1))


def scaled_up(
    maps: Float[np.ndarray, "examples *places"], places: tuple[int, ...]
) -> Float[np.ndarray, "examples *input_places"]:
    """Maps at the size of the input, with straight lines between their numbers."""
    return np.asarray(jax.image.resize(maps, (len(maps), *places), "linear"))
