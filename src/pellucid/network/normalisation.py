"""Normalisation: signals brought back to mean 0 and variance 1."""

from typing import ClassVar

import jax.numpy as jnp
from jax.lax import rsqrt
from jaxtyping import Array, Float, Key
from msgspec import Struct

from pellucid.network.activations import activation
from pellucid.network.layer import Mode, Parameters, Shape, check_above_zero, check_share


def _scale_and_shift(size: int) -> Parameters:
    return {"scale": jnp.ones(size), "shift": jnp.zeros(size)}


class BatchNorm(Struct, frozen=True, tag="batch-norm", forbid_unknown_fields=True):
    """Normalises every feature over the batch (Ioffe, Szegedy 2015).

        z = (x - mean) / sqrt(variance + epsilon) * scale + shift,   a = activation(z)

    While learning, mean and variance are the batch's own, and running averages of them are
    kept; when predicting, the averages are used. Features are the last axis.
    """

    momentum: float = 0.9
    epsilon: float = 1e-5
    activation: str = "linear"

    def __post_init__(self) -> None:
        activation(self.activation)
        check_share("BatchNorm: momentum", self.momentum)
        check_above_zero("BatchNorm: epsilon", self.epsilon)

    statistics: ClassVar[tuple[str, ...]] = ("mean", "variance")

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key
        running = {"mean": jnp.zeros(shape[-1]), "variance": jnp.ones(shape[-1])}
        return _scale_and_shift(shape[-1]) | running

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch *shape"], mode: Mode
    ) -> tuple[Float[Array, "batch *shape"], Parameters]:
        measured: Parameters = {}
        mean, variance = parameters["mean"], parameters["variance"]
        if mode.training:
            over = tuple(range(x.ndim - 1))
            batch_mean, batch_variance = x.mean(over), x.var(over)
            measured = {
                "mean": self.momentum * mean + (1 - self.momentum) * batch_mean,
                "variance": self.momentum * variance + (1 - self.momentum) * batch_variance,
            }
            mean, variance = batch_mean, batch_variance
        normal = (x - mean) * rsqrt(variance + self.epsilon)
        return normal * parameters["scale"] + parameters["shift"], measured


class LayerNorm(Struct, frozen=True, tag="layer-norm", forbid_unknown_fields=True):
    """Normalises every example over its features, the last axis (Ba, Kiros, Hinton 2016).

    z = (x - mean) / sqrt(variance + epsilon) * scale + shift,   a = activation(z)
    """

    epsilon: float = 1e-5
    activation: str = "linear"

    def __post_init__(self) -> None:
        activation(self.activation)
        check_above_zero("LayerNorm: epsilon", self.epsilon)

    statistics: ClassVar[tuple[str, ...]] = ()

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key
        return _scale_and_shift(shape[-1])

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch *shape"], mode: Mode
    ) -> tuple[Float[Array, "batch *shape"], Parameters]:
        del mode
        mean, variance = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
        normal = (x - mean) * rsqrt(variance + self.epsilon)
        return normal * parameters["scale"] + parameters["shift"], {}
