"""Embedding: a learned row of numbers for each of a vocabulary's entries."""

from typing import ClassVar

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, Key
from msgspec import Struct

from pellucid.network.layer import Mode, Parameters, Shape, check_positive


class Embedding(Struct, frozen=True, tag="embedding", forbid_unknown_fields=True):
    """Looks up a learned row for each code (Bengio, Ducharme, Vincent, Jauvin 2003).

    Codes from 0 to `entries - 1` of shape (batch, *shape) become (batch, *shape, width). Codes
    may come as floating-point whole numbers; beyond the vocabulary they are clipped into it.
    """

    entries: int
    width: int

    def __post_init__(self) -> None:
        check_positive("Embedding: entries", self.entries)
        check_positive("Embedding: width", self.width)

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    def output_shape(self, shape: Shape) -> Shape:
        return (*shape, self.width)

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del shape
        return {"table": jax.random.normal(key, (self.entries, self.width)) * self.width**-0.5}

    def forward(
        self,
        parameters: Parameters,
        x: Float[Array, "batch *shape"] | Int[Array, "batch *shape"],
        mode: Mode,
    ) -> tuple[Float[Array, "batch *shape width"], Parameters]:
        del mode
        codes = jnp.clip(x.astype(jnp.int32), 0, self.entries - 1)
        return parameters["table"][codes], {}
