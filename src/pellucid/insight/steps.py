"""A forward pass, layer by layer, those inside a `Residual` too; some examples at a time."""

from collections.abc import Iterator, Sequence
from math import prod
from typing import Any

import numpy as np
from jaxtyping import Array, Float

from pellucid.insight.batch import as_inputs
from pellucid.network import PREDICT, AnyLayer, Network, Parameters, Residual, Step
from pellucid.network.stack import forward

_NUMBERS, _MOST_ROWS = 1 << 24, 4096


def steps_by_path(
    network: Network, parameters: Parameters, x: Float[Array, "batch ..."]
) -> dict[str, Step]:
    """Every layer's step by its path, in the order of the pass; an outer layer before its inner."""
    return _by_path(network.layers, parameters, network.forward(parameters, x), "")


def _by_path(
    layers: Sequence[AnyLayer], parameters: Parameters, steps: Sequence[Step], before: str
) -> dict[str, Step]:
    found: dict[str, Step] = {}
    for layer, step in zip(layers, steps, strict=True):
        found[before + step.name] = step
        if isinstance(layer, Residual):
            inner = parameters[step.name]
            passed = forward(layer.layers, inner, step.x, PREDICT)
            found |= _by_path(layer.layers, inner, passed, f"{before}{step.name}/")
    return found


def rows_at_once(network: Network) -> int:
    """How many examples may pass together, so that all their activations keep to some 64 MB."""
    size = sum(prod(shape) for shape in network.shapes)
    return max(1, min(_MOST_ROWS, _NUMBERS // size))


def chunks(network: Network, x: Any) -> Iterator[Float[Array, "chunk ..."]]:
    """The examples in runs that may pass together, as the network reads them.

    Raises `BadInput` for a shape the network does not read.
    """
    rows = x[None] if np.shape(x) == network.inputs else x
    size = rows_at_once(network)
    for first in range(0, max(1, len(rows)), size):
        yield as_inputs(network, rows[first : first + size])
