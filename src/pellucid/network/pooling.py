"""Pooling: a window of places, or all of them, drawn together into one."""

from collections.abc import Callable
from typing import ClassVar

import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, Key
from msgspec import Struct

from pellucid.errors import BadInput
from pellucid.network.largest import largest
from pellucid.network.layer import Mode, Parameters, Shape, check_places, check_positive

# A window's places are counted in a byte.
_MOST_PLACES = 256

Signal = Float[Array, "batch *places channels"]


class MaxPool(Struct, frozen=True, tag="max-pool", forbid_unknown_fields=True):
    """The largest value of every window, channel by channel (Yamaguchi et al. 1990).

    Windows are `size` places wide each way and `stride` (by default `size`) apart; what is left
    at the end, too narrow for a window, is not looked at.

    >>> MaxPool(2).output_shape((28, 28, 16))
    (14, 14, 16)
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    size: int = 2
    stride: int | None = None

    def __post_init__(self) -> None:
        _check("MaxPool", self.size, self.stride)

    def output_shape(self, shape: Shape) -> Shape:
        return _pooled("MaxPool", shape, self.size, self.stride or self.size)

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key, shape
        return {}

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch *places channels"], mode: Mode
    ) -> tuple[Float[Array, "batch *windows channels"], Parameters]:
        del parameters, mode
        stride = self.stride or self.size
        if stride == self.size and self.size**2 < _MOST_PLACES:
            return largest(x, self.size), {}
        return _windows(x, self.size, stride, jnp.maximum), {}


class AveragePool(Struct, frozen=True, tag="average-pool", forbid_unknown_fields=True):
    """The mean of every window, channel by channel (LeCun et al. 1989).

    Windows lie as those of `MaxPool`.

    >>> AveragePool(4, stride=2).output_shape((100, 8))
    (49, 8)
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    size: int = 2
    stride: int | None = None

    def __post_init__(self) -> None:
        _check("AveragePool", self.size, self.stride)

    def output_shape(self, shape: Shape) -> Shape:
        return _pooled("AveragePool", shape, self.size, self.stride or self.size)

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key, shape
        return {}

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch *places channels"], mode: Mode
    ) -> tuple[Float[Array, "batch *windows channels"], Parameters]:
        del parameters, mode
        total = _windows(x, self.size, self.stride or self.size, jnp.add)
        return total / self.size ** (x.ndim - 2), {}


class GlobalAveragePool(Struct, frozen=True, tag="global-average-pool", forbid_unknown_fields=True):
    """The mean of every channel over all places (Lin, Chen, Yan 2014).

    >>> GlobalAveragePool().output_shape((7, 7, 64))
    (64,)
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    def output_shape(self, shape: Shape) -> Shape:
        check_places("GlobalAveragePool", shape)
        return shape[-1:]

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key, shape
        return {}

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch *places channels"], mode: Mode
    ) -> tuple[Float[Array, "batch channels"], Parameters]:
        del parameters, mode
        return x.mean(tuple(range(1, x.ndim - 1))), {}


class GlobalMaxPool(Struct, frozen=True, tag="global-max-pool", forbid_unknown_fields=True):
    """The largest value of every channel over all places (Oquab, Bottou, Laptev, Sivic 2015).

    >>> GlobalMaxPool().output_shape((100, 8))
    (8,)
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    def output_shape(self, shape: Shape) -> Shape:
        check_places("GlobalMaxPool", shape)
        return shape[-1:]

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key, shape
        return {}

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch *places channels"], mode: Mode
    ) -> tuple[Float[Array, "batch channels"], Parameters]:
        del parameters, mode
        return x.max(tuple(range(1, x.ndim - 1))), {}


def _check(layer: str, size: object, stride: object) -> None:
    check_positive(f"{layer}: size", size)
    if stride is not None:
        check_positive(f"{layer}: stride", stride)


def _pooled(layer: str, shape: Shape, size: int, stride: int) -> Shape:
    places = check_places(layer, shape)
    if min(places) < size:
        raise BadInput(
            f"{layer} lays windows {size} wide over inputs of shape {shape}", "windows that fit"
        )
    return (*((place - size) // stride + 1 for place in places), shape[-1])


def _windows(
    x: Signal, size: int, stride: int, join: Callable[[Array, Array], Array]
) -> Float[Array, "batch *windows channels"]:
    """All values of every window, joined two by two, along one axis after the other.

    The n-th value of all windows is a slice with steps: on a CPU, slices joined are much faster
    than `lax.reduce_window` and its gradient.
    """
    for axis in range(1, x.ndim - 1):
        last = x.shape[axis] - size
        parts = [
            lax.slice_in_dim(x, first, last + first + 1, stride, axis) for first in range(size)
        ]
        x = parts[0]
        for part in parts[1:]:
            x = join(x, part)
    return x
