"""Dropout: units silenced at random while learning."""

from typing import ClassVar

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key
from msgspec import Struct

from pellucid.network.layer import Mode, Parameters, Shape, check_share, random_key


class Dropout(Struct, frozen=True, tag="dropout", forbid_unknown_fields=True):
    """Silences each unit with probability `rate` while learning; does nothing when predicting.

    What remains is divided by `1 - rate`, so that sums keep their expected size (Srivastava,
    Hinton, Krizhevsky, Sutskever, Salakhutdinov 2014).
    """

    rate: float = 0.5

    def __post_init__(self) -> None:
        check_share("Dropout: rate", self.rate)

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key, shape
        return {}

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch ..."], mode: Mode
    ) -> tuple[Float[Array, "batch ..."], Parameters]:
        del parameters
        if not mode.training or self.rate == 0:
            return x, {}
        key = random_key("Dropout", mode)
        kept = jax.random.bernoulli(key, 1 - self.rate, x.shape)
        return jnp.where(kept, x / (1 - self.rate), 0), {}
