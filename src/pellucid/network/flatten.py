"""Flatten: many axes laid out as one."""

from math import prod
from typing import ClassVar

from jaxtyping import Array, Float, Key
from msgspec import Struct

from pellucid.network.layer import Mode, Parameters, Shape


class Flatten(Struct, frozen=True, tag="flatten", forbid_unknown_fields=True):
    """Lays out every example as one row of numbers, last axis fastest.

    >>> Flatten().output_shape((28, 28))
    (784,)
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    def output_shape(self, shape: Shape) -> Shape:
        return (prod(shape),)

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key, shape
        return {}

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch ..."], mode: Mode
    ) -> tuple[Float[Array, "batch features"], Parameters]:
        del parameters, mode
        return x.reshape(x.shape[0], -1), {}
