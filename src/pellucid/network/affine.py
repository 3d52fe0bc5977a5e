"""Augmentation by small turns, zooms and shears."""

from typing import ClassVar

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key
from msgspec import Struct

from pellucid.network.layer import (
    Mode,
    Parameters,
    Shape,
    check_at_least_zero,
    check_places,
    check_share,
    random_key,
)

Pictures = Float[Array, "batch height width channels"]


class RandomAffine(Struct, frozen=True, tag="random-affine", forbid_unknown_fields=True):
    """Turns, zooms and shears every picture a little about its middle while learning.

    Up to `degrees` either way, by a factor between 1 - `zoom` and 1 + `zoom`, with lines moved
    sideways by up to `shear` of their distance from the middle; values between places are
    interpolated, those beyond an edge are the edge's. (Simard, Steinkraus, Platt 2003.)
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    degrees: float = 10.0
    zoom: float = 0.1
    shear: float = 0.0

    def __post_init__(self) -> None:
        check_at_least_zero("RandomAffine: degrees", self.degrees)
        check_share("RandomAffine: zoom", self.zoom)
        check_at_least_zero("RandomAffine: shear", self.shear)

    def output_shape(self, shape: Shape) -> Shape:
        check_places("RandomAffine", shape, (2,))
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
        maps = self._maps(random_key("RandomAffine", mode), len(x))
        middle = (jnp.array(x.shape[1:3]) - 1) / 2
        grid = jnp.stack(jnp.mgrid[: x.shape[1], : x.shape[2]], -1) - middle
        places = jnp.einsum("bij,hwj->bhwi", maps, grid) + middle
        return _sampled(x, places.astype(x.dtype)), {}

    def _maps(self, key: Key[Array, ""], examples: int) -> Float[Array, "examples 2 2"]:
        """For every example the matrix that leads from a place to where its value comes from."""
        draws = jax.random.uniform(key, (3, examples), minval=-1.0, maxval=1.0)
        angle, zoom, shear = draws * jnp.array(
            [[jnp.deg2rad(self.degrees)], [self.zoom], [self.shear]]
        )
        sine, cosine = jnp.sin(angle), jnp.cos(angle)
        turn = jnp.array([[cosine, -sine], [sine, cosine]])
        slide = jnp.array([[jnp.ones_like(shear), jnp.zeros_like(shear)], [shear, 1 + 0 * shear]])
        return jnp.einsum("ije,jke->eik", turn, slide) / (1 + zoom)[:, None, None]


def _sampled(x: Pictures, places: Float[Array, "batch height width 2"]) -> Pictures:
    """The pictures' values at places between their own, by bilinear interpolation."""
    most = jnp.array(x.shape[1:3]) - 1
    places = jnp.clip(places, 0, most)
    low = jnp.minimum(places.astype(jnp.int32), most - 1)
    down, across = jnp.split(places - low, 2, axis=-1)
    examples = jnp.arange(len(x))[:, None, None]

    def corner(by_row: int, by_column: int) -> Pictures:
        return x[examples, low[..., 0] + by_row, low[..., 1] + by_column]

    upper = corner(0, 0) * (1 - across) + corner(0, 1) * across
    lower = corner(1, 0) * (1 - across) + corner(1, 1) * across
    return upper * (1 - down) + lower * down
