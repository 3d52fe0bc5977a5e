"""Activation functions, each beside its derivative, range, usual place and source."""

from collections.abc import Callable
from math import inf
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

from pellucid.errors import choose

Elementwise = Callable[[Float[Array, "..."]], Float[Array, "..."]]

_LEAK = 0.01
_SELU_SCALE, _SELU_ALPHA = 1.0507009873554805, 1.6732632423543772


class Activation(NamedTuple):
    """How strongly a unit fires, given its pre-activation `z`.

    `derivative` is da/dz, of the shape of `z`; for softmax, whose outputs each depend on all
    inputs, it is the Jacobian, with one more axis. `range` is the open interval of outputs
    (closed where an end is reached). `initialiser` is the weights' start that suits it.
    """

    name: str
    function: Elementwise
    derivative: Elementwise
    equation: str
    range: tuple[float, float]
    usual: str
    initialiser: str
    source: str
    elementwise: bool = True


def _linear_slope(z: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.ones_like(z)


def _linear(z: Float[Array, "..."]) -> Float[Array, "..."]:
    return z


def _sigmoid_slope(z: Float[Array, "..."]) -> Float[Array, "..."]:
    a = jax.nn.sigmoid(z)
    return a * (1 - a)


def _tanh_slope(z: Float[Array, "..."]) -> Float[Array, "..."]:
    return 1 - jnp.tanh(z) ** 2


def _relu(z: Float[Array, "..."]) -> Float[Array, "..."]:
    # Asked this way round, a NaN stays a NaN, as it should be seen.
    return jnp.where(z <= 0, 0, z)


def _relu_slope(z: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.where(z > 0, 1.0, 0.0).astype(z.dtype)


def _leaky_relu(z: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.where(z > 0, z, _LEAK * z)


def _leaky_relu_slope(z: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.where(z > 0, 1.0, _LEAK).astype(z.dtype)


def _exp_below_zero(z: Float[Array, "..."]) -> Float[Array, "..."]:
    # The exponential of the positive side is never used, but would overflow into its gradient.
    return jnp.exp(jnp.where(z > 0, 0.0, z))


def _elu(z: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.where(z > 0, z, jnp.expm1(jnp.where(z > 0, 0.0, z)))


def _elu_slope(z: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.where(z > 0, 1.0, _exp_below_zero(z)).astype(z.dtype)


def _selu(z: Float[Array, "..."]) -> Float[Array, "..."]:
    below = _SELU_ALPHA * jnp.expm1(jnp.where(z > 0, 0.0, z))
    return _SELU_SCALE * jnp.where(z > 0, z, below)


def _selu_slope(z: Float[Array, "..."]) -> Float[Array, "..."]:
    return _SELU_SCALE * jnp.where(z > 0, 1.0, _SELU_ALPHA * _exp_below_zero(z)).astype(z.dtype)


def _gelu(z: Float[Array, "..."]) -> Float[Array, "..."]:
    return z * jax.scipy.stats.norm.cdf(z)


def _gelu_slope(z: Float[Array, "..."]) -> Float[Array, "..."]:
    return jax.scipy.stats.norm.cdf(z) + z * jax.scipy.stats.norm.pdf(z)


def _silu(z: Float[Array, "..."]) -> Float[Array, "..."]:
    return z * jax.nn.sigmoid(z)


def _silu_slope(z: Float[Array, "..."]) -> Float[Array, "..."]:
    a = jax.nn.sigmoid(z)
    return a * (1 + z * (1 - a))


def _softmax(z: Float[Array, "... classes"]) -> Float[Array, "... classes"]:
    return jax.nn.softmax(z, axis=-1)


def _softmax_jacobian(z: Float[Array, "... classes"]) -> Float[Array, "... classes classes"]:
    a = jax.nn.softmax(z, axis=-1)
    diagonal = a[..., :, None] * jnp.eye(z.shape[-1], dtype=z.dtype)
    return diagonal - a[..., :, None] * a[..., None, :]


_ALL = (
    Activation(
        "linear", _linear, _linear_slope, "a = z", (-inf, inf),
        "the output, when the answer is a number", "lecun",
        "Widrow, Hoff 1960",
    ),
    Activation(
        "sigmoid", jax.nn.sigmoid, _sigmoid_slope, "a = 1 / (1 + e⁻ᶻ)", (0, 1),
        "the output, when there are two classes", "glorot",
        "Verhulst 1838; in networks: Rumelhart, Hinton, Williams 1986",
    ),
    Activation(
        "tanh", jnp.tanh, _tanh_slope, "a = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)", (-1, 1),
        "hidden layers of small networks, centred on zero", "glorot",
        "LeCun, Bottou, Orr, Müller 1998",
    ),
    Activation(
        "relu", _relu, _relu_slope, "a = max(0, z)", (0, inf),
        "hidden layers: cheap, and the usual start", "he",
        "Nair, Hinton 2010; Glorot, Bordes, Bengio 2011",
    ),
    Activation(
        "leaky-relu", _leaky_relu, _leaky_relu_slope, "a = z if z > 0 else 0.01 z", (-inf, inf),
        "hidden layers, against units that die", "he",
        "Maas, Hannun, Ng 2013",
    ),
    Activation(
        "elu", _elu, _elu_slope, "a = z if z > 0 else eᶻ − 1", (-1, inf),
        "hidden layers, smooth below zero", "he",
        "Clevert, Unterthiner, Hochreiter 2016",
    ),
    Activation(
        "selu", _selu, _selu_slope, "a = λ z if z > 0 else λ α (eᶻ − 1)",
        (-_SELU_SCALE * _SELU_ALPHA, inf),
        "hidden layers of deep plain networks: keeps mean 0 and variance 1", "lecun",
        "Klambauer, Unterthiner, Mayr, Hochreiter 2017",
    ),
    Activation(
        "gelu", _gelu, _gelu_slope, "a = z Φ(z), Φ the normal distribution", (-0.17, inf),
        "hidden layers of transformers and of networks for tables", "he",
        "Hendrycks, Gimpel 2016",
    ),
    Activation(
        "silu", _silu, _silu_slope, "a = z / (1 + e⁻ᶻ)", (-0.2785, inf),
        "hidden layers of modern image networks (also called swish)", "he",
        "Elfwing, Uchibe, Doya 2018; Ramachandran, Zoph, Le 2017",
    ),
    Activation(
        "softplus", jax.nn.softplus, jax.nn.sigmoid, "a = log(1 + eᶻ)", (0, inf),
        "an output that must be positive", "he",
        "Dugas, Bengio, Bélisle, Nadeau, Garcia 2001",
    ),
    Activation(
        "softmax", _softmax, _softmax_jacobian, "aᵢ = eᶻⁱ / Σⱼ eᶻʲ", (0, 1),
        "the output, when there are many classes: shares that add up to 1", "glorot",
        "Bridle 1990",
        elementwise=False,
    ),
)  # fmt: skip

ACTIVATIONS: dict[str, Activation] = {activation.name: activation for activation in _ALL}


def activation(name: str) -> Activation:
    """The activation function of that name. Raises `BadInput` with the nearest name otherwise.

    >>> activation("relu").range
    (0, inf)
    """
    return ACTIVATIONS[choose("activation", name, ACTIVATIONS)]
