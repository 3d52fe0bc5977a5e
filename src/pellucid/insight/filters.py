"""Filters: what the first units look for, as pictures of what they see."""

from dataclasses import dataclass
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from pellucid.errors import BadInput
from pellucid.insight.halves import halves
from pellucid.insight.idle import is_idle
from pellucid.insight.receptive import receptive_field
from pellucid.network import (
    AnyLayer,
    AveragePool,
    BatchNorm,
    Conv,
    Network,
    Parameters,
    Scale,
    Shape,
    Standardise,
    Whiten,
)

_STRAIGHT = (AveragePool, BatchNorm, Conv, Scale, Standardise, Whiten)


@dataclass(frozen=True)
class Filters:
    """The filters of a layer, each over the places and channels it sees of `seen`.

    `seen` names the layer whose output that is; None where it is the network's own input.
    """

    layer: str
    seen: str | None
    weights: Float[np.ndarray, "filters *window channels"]


def filters(network: Network, parameters: Parameters) -> Filters:
    """The first convolution's filters, in what it sees: pixels, or time and pitch.

        weight = ∂z/∂x,   z the pre-activation at a middle place

    What comes before that only shifts, scales or mixes (`Standardise`, `Whiten`) is counted in,
    so that the filters are those of the picture itself. Where a `Whiten` with an activation
    function comes first, its filters are given: they are the ones that see the picture. Raises
    `BadInput` for a network without convolutions.

    >>> network = Network((8, 8, 1), (Standardise(), Conv(4, 3)))
    >>> found = filters(network, network.init(jax.random.key(0)))
    >>> found.layer, found.seen, found.weights.shape
    ('conv_1', None, (4, 3, 3, 1))
    """
    start, end = _stretch(network)
    seen = network.names[start - 1] if start else None
    name = network.names[end]
    if start:
        cut = halves(network, parameters, start - 1)
        network, parameters = cut.after, cut.after_parameters
    straight = Network(network.inputs, network.layers[: end - start + 1])
    own = {one: jax.tree.map(jnp.asarray, parameters[one]) for one in straight.names}
    middle = tuple(size // 2 for size in straight.shapes[-1][:-1])
    window = receptive_field(straight, -1, middle)
    slopes = np.asarray(_slopes(straight, middle, own))
    return Filters(name, seen, slopes[:, *window])


@partial(jax.jit, static_argnames=("network", "place"))
def _slopes(
    network: Network, place: tuple[int, ...], parameters: Parameters
) -> Float[Array, "filters *inputs"]:
    at = lambda x: network.forward(parameters, x[None])[-1].z[(0, *place)]  # noqa: E731 -- short
    return jax.jacrev(at)(jnp.zeros(network.inputs))


def _stretch(network: Network) -> tuple[int, int]:
    """From which layer to which a picture goes straight, without a bend, into filters."""
    first = _first(network.layers, (Conv, Whiten))
    convolution = _first(network.layers, (Conv,))
    if first is None:
        kinds = ", ".join(network.names)
        raise BadInput(f"the network's layers are {kinds}", "one that is a convolution")
    end = first
    if convolution is not None and _is_straight(network, first, convolution):
        end = convolution
    start = end
    while start and _is_straight(network, start - 1, start):
        start -= 1
    return start, end


def _first(layers: tuple[AnyLayer, ...], kinds: tuple[type, ...]) -> int | None:
    return next((i for i, layer in enumerate(layers) if isinstance(layer, kinds)), None)


def _is_straight(network: Network, start: int, end: int) -> bool:
    """Whether all layers from one to before another are linear maps when predicting."""
    return all(_linear(network.layers[i], network.shapes[i]) for i in range(start, end))


def _linear(layer: AnyLayer, before: Shape) -> bool:
    known = layer.activation == "linear" and isinstance(layer, _STRAIGHT)
    return known or is_idle(layer, before)
