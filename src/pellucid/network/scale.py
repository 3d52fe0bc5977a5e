"""Scale: a learned factor for each feature."""

from typing import ClassVar

import jax.numpy as jnp
from jaxtyping import Array, Float, Key
from msgspec import Struct

from pellucid.network.layer import Mode, Parameters, Shape


class Scale(Struct, frozen=True, tag="scale", forbid_unknown_fields=True):
    """Multiplies every feature by a factor of its own, learned, at first 1.

        z = x * scale

    Learning fast (`Settings.scaled_rates`) it chooses features softly (RealMLP: Holzmüller,
    Grinsztajn, Steinwart 2024).
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key
        return {"scale": jnp.ones(shape[-1])}

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch *shape"], mode: Mode
    ) -> tuple[Float[Array, "batch *shape"], Parameters]:
        del mode
        return x * parameters["scale"], {}
