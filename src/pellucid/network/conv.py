"""The convolution: the same few weights read every place."""

from math import prod
from typing import ClassVar, get_args

import jax
from jaxtyping import Array, Float, Key
from msgspec import Struct

from pellucid.errors import BadInput, choose
from pellucid.network.activations import activation
from pellucid.network.bias import Bias, check_bias, first_bias
from pellucid.network.convolve import Padding, convolve, places_after
from pellucid.network.initialisers import Initialiser, initialiser
from pellucid.network.layer import Mode, Parameters, Shape, check_places, check_positive

_PADDINGS: tuple[str, ...] = get_args(Padding)


class Conv(Struct, frozen=True, tag="conv", forbid_unknown_fields=True):
    """A layer in which every filter weighs a window of places, wherever it is laid.

        z[p] = sum over k of x[stride · p + k] W[k] + b,   a = activation(z)

    Along (length, channels) or over (height, width, channels), as the inputs have it; windows are
    `kernel` places wide each way. `W` has shape (*window, channels / groups, filters), `b`
    (filters,). With padding "same" the inputs are framed with zeros, so that a stride of 1 keeps
    their size; "valid" lays windows only where they fit. Each of the `groups` of filters reads its
    own part of the channels: as many groups as channels is a depthwise convolution. Weights and
    biases start as those of `Dense`, an input being one weight's place in the window.
    (LeCun et al. 1989; groups: Krizhevsky, Sutskever, Hinton 2012.)

    >>> Conv(16, 3, "relu").output_shape((28, 28, 1))
    (28, 28, 16)
    """

    statistics: ClassVar[tuple[str, ...]] = ()

    filters: int
    kernel: int = 3
    activation: str = "linear"
    stride: int = 1
    padding: Padding = "same"
    groups: int = 1
    bias: Bias = "zeros"
    initialisation: str | None = None

    def __post_init__(self) -> None:
        for name in ("filters", "kernel", "stride", "groups"):
            check_positive(f"Conv: {name}", getattr(self, name))
        activation(self.activation)
        choose("Conv: padding", self.padding, _PADDINGS)
        check_bias("Conv: bias", self.bias)
        if self.filters % self.groups:
            raise BadInput(
                f"Conv has {self.filters} filters in {self.groups} groups",
                "filters that divide evenly into the groups",
            )
        if self.initialisation is not None:
            initialiser(self.initialisation)

    def output_shape(self, shape: Shape) -> Shape:
        self._window(shape)
        places = [places_after(size, self.kernel, self.stride, self.padding) for size in shape[:-1]]
        if min(places) < 1:
            raise BadInput(
                f"Conv lays windows {self.kernel} wide over inputs of shape {shape}",
                "windows that fit",
                instead='a smaller kernel, or padding="same"',
            )
        return (*places, self.filters)

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        draw = initialiser(self.initialisation or activation(self.activation).initialiser)
        weights = _draw(draw, key, self._window(shape), self.filters, self.groups)
        return {"weights": weights} | first_bias(self.bias, key, self.filters)

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch *places channels"], mode: Mode
    ) -> tuple[Float[Array, "batch *outputs filters"], Parameters]:
        del mode
        z = convolve(x, parameters["weights"], self.stride, self.padding)
        return (z if self.bias == "none" else z + parameters["bias"]), {}

    def _window(self, shape: Shape) -> Shape:
        """What one filter reads: places each way, and channels."""
        places, channels = check_places("Conv", shape), shape[-1]
        if channels % self.groups:
            raise BadInput(
                f"Conv has {self.groups} groups for {channels} channels",
                "channels that divide evenly into the groups",
            )
        return (self.kernel,) * len(places) + (channels // self.groups,)


def _draw(
    draw: Initialiser, key: Key[Array, ""], window: Shape, filters: int, groups: int
) -> Float[Array, "*window filters"]:
    """Weights drawn group by group: an input is read by the filters of its own group alone."""
    if groups == 1:
        return draw(key, (*window, filters))
    keys = jax.random.split(key, groups)
    each = jax.vmap(lambda own: draw(own, (*window, filters // groups)), out_axes=-2)(keys)
    return each.reshape(*window, prod(each.shape[-2:]))
