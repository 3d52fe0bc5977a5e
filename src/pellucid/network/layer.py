"""What a layer is: a frozen description with a pure `init` and a pure `forward`."""

from math import inf
from typing import Any, NamedTuple, Protocol

import jax
from jaxtyping import Array, Float, Key

from pellucid.errors import BadInput

Parameters = dict[str, Any]
"""Named arrays of one layer, or one such dictionary for every layer of a network."""

Shape = tuple[int, ...]
"""The shape of one example, the batch axis left out."""


class Mode(NamedTuple):
    """How a pass is run: to predict (the default), or to learn.

    A key is needed only where a layer draws at random, as `Dropout` does when learning.
    """

    training: bool = False
    key: Key[Array, ""] | None = None

    def for_layer(self, index: int) -> "Mode":
        """The same mode with a key of this layer's own."""
        if self.key is None:
            return self
        return Mode(self.training, jax.random.fold_in(self.key, index))


PREDICT = Mode()


class Layer(Protocol):
    """A step of a network: examples in, pre-activations out.

    The network applies the layer's `activation` (a name, `linear` where it has none) to what
    `forward` returns, so that seeing `z` and `a` apart is never an extra. `statistics` names
    the parameters that are measured while training, not learned.
    """

    def output_shape(self, shape: Shape) -> Shape:
        """The shape of one output. Raises `BadInput` for an input that cannot fit."""
        ...

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        """Fresh parameters for inputs of this shape."""
        ...

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch ..."], mode: Mode
    ) -> tuple[Float[Array, "batch ..."], Parameters]:
        """Pre-activations `z`, and the statistics this pass measured (most layers: none)."""
        ...


def check_flat(layer: str, shape: Shape) -> int:
    """The width of a flat input. Raises `BadInput` for any other shape."""
    if len(shape) != 1:
        raise BadInput(
            f"{layer} was given inputs of shape {shape}",
            "one axis of features",
            "every unit of it reads one row of numbers",
            "put Flatten() before it",
        )
    return shape[0]


def check_places(layer: str, shape: Shape, axes: tuple[int, ...] = (1, 2)) -> Shape:
    """The places of a signal: its axes but the last, the channels.

    Raises `BadInput` unless there are as many of them as the layer can go over.
    """
    if len(shape) - 1 not in axes:
        expected = " or ".join(_PLACES[count] for count in axes)
        raise BadInput(
            f"{layer} was given inputs of shape {shape}", expected, "it goes over places"
        )
    return shape[:-1]


_PLACES = {1: "(length, channels)", 2: "(height, width, channels)"}


def random_key(layer: str, mode: Mode) -> Key[Array, ""]:
    """The key a layer draws with while learning. Raises `BadInput` when there is none."""
    if mode.key is None:
        raise BadInput(f"{layer} is learning without a key", "Mode(training=True, key=...)")
    return mode.key


def check_positive(what: str, value: object) -> None:
    """Raises `BadInput` unless the value is a whole number of 1 or more."""
    if not isinstance(value, int) or value < 1:
        raise BadInput(f"{what} is {value}", "a whole number of 1 or more")


def check_above_zero(what: str, value: float) -> None:
    """Raises `BadInput` unless the value is a number above 0."""
    if not 0 < value < inf:
        raise BadInput(f"{what} is {value}", "a number above 0")


def check_at_least_zero(what: str, value: float) -> None:
    """Raises `BadInput` unless the value is a number, 0 or more."""
    if not 0 <= value < inf:
        raise BadInput(f"{what} is {value}", "a number, 0 or more")


def check_share(what: str, value: float) -> None:
    """Raises `BadInput` unless the value is a share: 0 or more, and less than 1."""
    if not 0 <= value < 1:
        raise BadInput(f"{what} is {value}", "a share from 0 to less than 1")
