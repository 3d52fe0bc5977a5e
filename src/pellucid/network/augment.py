"""Augmentation: pictures changed a little while learning, in ways that keep what they show."""

from typing import ClassVar

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, Key
from msgspec import Struct

from pellucid.errors import BadInput
from pellucid.network.layer import (
    Mode,
    Parameters,
    Shape,
    check_places,
    check_positive,
    random_key,
)


class RandomShift(Struct, frozen=True, tag="random-shift", forbid_unknown_fields=True):
    """Moves every picture by up to `pixels` places each way while learning.

    What comes in over an edge is the picture reflected there: it has the picture's own colours,
    where zeros would draw a border that tells how far it was moved. (Krizhevsky, Sutskever,
    Hinton 2012.) Sound, (length, channels), is moved along its length.
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    pixels: int = 2

    def __post_init__(self) -> None:
        check_positive("RandomShift: pixels", self.pixels)

    def output_shape(self, shape: Shape) -> Shape:
        if min(check_places("RandomShift", shape)) <= self.pixels:
            raise BadInput(
                f"RandomShift moves inputs of shape {shape} by {self.pixels}",
                "inputs larger than that each way",
            )
        return shape

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key, shape
        return {}

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch *places channels"], mode: Mode
    ) -> tuple[Float[Array, "batch *places channels"], Parameters]:
        del parameters
        if not mode.training:
            return x, {}
        axes = x.ndim - 2
        shape = (axes, len(x))
        moves = jax.random.randint(
            random_key("RandomShift", mode), shape, -self.pixels, self.pixels + 1
        )
        from_places = [_moved(x.shape[1 + axis], moves[axis]) for axis in range(axes)]
        examples = jnp.arange(len(x)).reshape(-1, *(1,) * axes)
        if axes == 1:
            return x[examples, from_places[0]], {}
        return x[examples, from_places[0][:, :, None], from_places[1][:, None, :]], {}


def _moved(size: int, moves: Int[Array, " batch"]) -> Int[Array, "batch places"]:
    """For every example and place, the place its value comes from, reflected at both ends."""
    places = jnp.abs(jnp.arange(size) + moves[:, None])
    return jnp.minimum(places, 2 * (size - 1) - places)


class RandomFlip(Struct, frozen=True, tag="random-flip", forbid_unknown_fields=True):
    """Turns half of the pictures, drawn anew each time, left to right while learning.

    Not for what has a side: digits, letters, maps. (Simard, Steinkraus, Platt 2003.)
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    def output_shape(self, shape: Shape) -> Shape:
        check_places("RandomFlip", shape, (2,))
        return shape

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key, shape
        return {}

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch height width channels"], mode: Mode
    ) -> tuple[Float[Array, "batch height width channels"], Parameters]:
        del parameters
        if not mode.training:
            return x, {}
        turned = jax.random.bernoulli(random_key("RandomFlip", mode), 0.5, (len(x), 1, 1, 1))
        return jnp.where(turned, x[:, :, ::-1], x), {}


class Cutout(Struct, frozen=True, tag="cutout", forbid_unknown_fields=True):
    """Covers a square of every picture with zeros while learning (DeVries, Taylor 2017).

    The square, `size` wide, is centred anywhere, so that it may reach over an edge. Zero is the
    mean of what was standardised before.
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    size: int = 8

    def __post_init__(self) -> None:
        check_positive("Cutout: size", self.size)

    def output_shape(self, shape: Shape) -> Shape:
        check_places("Cutout", shape, (2,))
        return shape

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key, shape
        return {}

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch height width channels"], mode: Mode
    ) -> tuple[Float[Array, "batch height width channels"], Parameters]:
        del parameters
        if not mode.training:
            return x, {}
        down, across = jax.random.split(random_key("Cutout", mode))
        rows = self._covered(down, len(x), x.shape[1])[:, :, None]
        columns = self._covered(across, len(x), x.shape[2])[:, None, :]
        return jnp.where((rows & columns)[..., None], 0, x), {}

    def _covered(self, key: Key[Array, ""], examples: int, places: int) -> Array:
        """For every example, which places of one axis lie under its square."""
        first = jax.random.randint(key, (examples, 1), 0, places) - self.size // 2
        at = jnp.arange(places)
        return (at >= first) & (at < first + self.size)
