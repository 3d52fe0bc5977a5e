"""Standardise: every channel brought to mean 0 and variance 1, as measured once in the data."""

from collections.abc import Iterator
from typing import ClassVar

import jax.numpy as jnp
import numpy as np
from jax.lax import stop_gradient
from jaxtyping import Array, Float, Key, Num
from msgspec import Struct

from pellucid.network.layer import Mode, Parameters, Shape

_CHUNK = 1 << 22


class Standardise(Struct, frozen=True, tag="standardise", forbid_unknown_fields=True):
    """Shifts and scales every channel, the last axis, by what was measured in the data.

        z = (x - center) * factor

    Both come from `standardising`; until they do, the layer changes nothing. Unlike `BatchNorm`
    it learns nothing, and is the same while learning and predicting.
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ("center", "factor")

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key
        return {"center": jnp.zeros(shape[-1]), "factor": jnp.ones(shape[-1])}

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch *shape"], mode: Mode
    ) -> tuple[Float[Array, "batch *shape"], Parameters]:
        del mode
        # They stand among the parameters, but no gradient may move them.
        center, factor = stop_gradient(parameters["center"]), stop_gradient(parameters["factor"])
        return (x - center) * factor, {}


def standardising(inputs: Num[np.ndarray, "examples *shape channels"]) -> Parameters:
    """The center and factor of every channel, as parameters of a `Standardise`.

    A channel that never changes keeps a factor of 1. Whole numbers (pictures, sound) are read
    in small parts, never copied as a whole.
    """
    total = sum(part.sum(0) for part in _parts(inputs))
    mean = total / (inputs.size // inputs.shape[-1])
    squares = sum(((part - mean) ** 2).sum(0) for part in _parts(inputs))
    deviation = np.sqrt(squares / (inputs.size // inputs.shape[-1]))
    factor = 1 / np.where(deviation > 0, deviation, 1)
    return {"center": mean.astype(np.float32), "factor": factor.astype(np.float32)}


def _parts(
    inputs: Num[np.ndarray, "examples *shape channels"],
) -> Iterator[Float[np.ndarray, "places channels"]]:
    rows = max(1, _CHUNK * len(inputs) // max(1, inputs.size))
    for first in range(0, len(inputs), rows):
        part = inputs[first : first + rows]
        yield part.reshape(-1, inputs.shape[-1]).astype(np.float64)
