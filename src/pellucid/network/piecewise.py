"""Piecewise-linear encoding: a number spread over bins, so that a network can bend anywhere."""

from typing import ClassVar

import jax.numpy as jnp
import numpy as np
from jax.lax import stop_gradient
from jaxtyping import Array, Float, Key
from msgspec import Struct

from pellucid.errors import BadInput
from pellucid.network.layer import (
    Mode,
    Parameters,
    Shape,
    check_above_zero,
    check_flat,
    check_positive,
)

_NEVER = 1e9


class Piecewise(Struct, frozen=True, tag="piecewise", forbid_unknown_fields=True):
    """Adds to each of the first features how far it has come through each of its bins.

        bin from low to high, of x:  size * (clip((x - low) / (high - low), 0, 1) - 1/2)

    The features come first in the output, as they were; then the bins of the first feature, and
    so on. The bins' edges are not learned: they come from the data (`quantile_bins`), and lie
    evenly from -1 to 1 until they do. A `size` below 1 lets the features themselves speak
    first. (Gorishniy, Rubachev, Babenko 2022.)

    >>> Piecewise(features=2, bins=8).output_shape((3,))
    (19,)
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ("low", "high")

    features: int
    bins: int = 8
    size: float = 0.4

    def __post_init__(self) -> None:
        check_positive("Piecewise: features", self.features)
        check_positive("Piecewise: bins", self.bins)
        check_above_zero("Piecewise: size", self.size)

    def output_shape(self, shape: Shape) -> Shape:
        width = check_flat("Piecewise", shape)
        if self.features > width:
            given = f"Piecewise is for {self.features} features"
            raise BadInput(given, f"at most {width}, as many as there are")
        return (width + self.features * self.bins,)

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key, shape
        edges = jnp.linspace(-1.0, 1.0, self.bins + 1)
        low, high = edges[:-1], edges[1:]
        return {"low": jnp.tile(low, self.features), "high": jnp.tile(high, self.features)}

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch features"], mode: Mode
    ) -> tuple[Float[Array, "batch outputs"], Parameters]:
        del mode
        # The edges stand among the parameters, but no gradient may move them.
        low, high = stop_gradient(parameters["low"]), stop_gradient(parameters["high"])
        spread = jnp.repeat(x[:, : self.features], self.bins, axis=1)
        through = jnp.clip((spread - low) / (high - low), 0, 1)
        return jnp.concatenate([x, self.size * (through - 0.5)], axis=-1), {}


def quantile_bins(x: Float[np.ndarray, "examples features"], bins: int) -> Parameters:
    """The edges of bins that hold equally many examples, as parameters of a `Piecewise`.

    A feature of few different values has fewer bins than that; the rest are out of reach.
    """
    quantiles = np.quantile(x, np.linspace(0, 1, bins + 1), axis=0)
    edges = np.stack([_spread_out(column, bins) for column in quantiles.T])
    flat = {"low": edges[:, :-1].ravel(), "high": edges[:, 1:].ravel()}
    return {name: edge.astype(np.float32) for name, edge in flat.items()}


def _spread_out(column: np.ndarray, bins: int) -> np.ndarray:
    distinct = np.unique(column.astype(np.float32))
    beyond = _NEVER * np.arange(1, bins + 2 - len(distinct))
    return np.concatenate([distinct, beyond])
