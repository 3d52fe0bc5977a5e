"""A network with every kind of layer, and the same one made of PyTorch, as an oracle."""

from collections.abc import Callable, Sequence

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import torch

from pellucid.network import (
    AveragePool,
    BatchNorm,
    Conv,
    Dense,
    Dropout,
    Flatten,
    GlobalAveragePool,
    LayerNorm,
    MaxPool,
    Network,
    Parameters,
    Residual,
    Standardise,
)
from pellucid.network.stack import names

F = torch.nn.functional
ACTIVATIONS = {
    "linear": lambda z: z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "elu": F.elu,
    "gelu": F.gelu,
    "softmax": lambda z: torch.softmax(z, -1),
}
INNER = (Dense(4, "elu"), BatchNorm(), Dense(5, "tanh"))
NETWORK = Network(
    (2, 3), (Flatten(), Dense(5, "gelu"), LayerNorm(), Residual(INNER), Dropout(0.4), Dense(3))
)

# A network of pictures: strides, groups, an even kernel, and a residual part with convolutions.
PICTURES = Network(
    (9, 8, 2),
    (
        Standardise(), Conv(6, 3, "gelu", groups=2), MaxPool(2),
        Residual((Conv(4, 4, "tanh"), Conv(6, 3))), BatchNorm(activation="elu"),
        Conv(5, 2, "tanh", stride=2, padding="valid"), AveragePool(2, stride=1),
        GlobalAveragePool(), Dense(3, "softmax"),
    ),
)  # fmt: skip


def _convolved(layer: Conv, p: Parameters, x: torch.Tensor) -> torch.Tensor:
    size = layer.kernel
    before = (size - 1) // 2 if layer.padding == "same" else 0
    after = size - 1 - before if layer.padding == "same" else 0
    framed = F.pad(_channels_first(x), (before, after, before, after))
    weights = p["weights"].permute(3, 2, 0, 1)
    z = F.conv2d(framed, weights, p["bias"], layer.stride, groups=layer.groups)
    return _channels_last(z)


def _channels_first(x: torch.Tensor) -> torch.Tensor:
    return x.permute(0, 3, 1, 2)


def _channels_last(x: torch.Tensor) -> torch.Tensor:
    return x.permute(0, 2, 3, 1)


def _forward(layer, p: Parameters, x: torch.Tensor, kept: list) -> torch.Tensor:  # noqa: PLR0911 -- a case a layer
    """One layer's pre-activation, by PyTorch's own functions."""
    match layer:
        case Dense():
            return F.linear(x, p["weights"].T, p["bias"])
        case LayerNorm():
            return F.layer_norm(x, x.shape[-1:], p["scale"], p["shift"])
        case BatchNorm():
            mean, variance = p["mean"].detach(), p["variance"].detach()
            rows = x.reshape(-1, x.shape[-1])
            normal = F.batch_norm(rows, mean, variance, p["scale"], p["shift"])
            return normal.reshape(x.shape)
        case Conv():
            return _convolved(layer, p, x)
        case MaxPool():
            return _channels_last(F.max_pool2d(_channels_first(x), layer.size, layer.stride))
        case AveragePool():
            return _channels_last(F.avg_pool2d(_channels_first(x), layer.size, layer.stride))
        case GlobalAveragePool():
            return x.mean((1, 2))
        case Standardise():
            return (x - p["center"].detach()) * p["factor"].detach()
        case Residual():
            return x + _pass(layer.layers, p, x, kept)
        case Flatten():
            return x.flatten(1)
        case _:
            return x * 1


def _pass(layers: Sequence, parameters: Parameters, x: torch.Tensor, kept: list) -> torch.Tensor:
    for name, layer in zip(names(layers), layers, strict=True):
        z = _forward(layer, parameters[name], x, kept)
        a = ACTIVATIONS[layer.activation](z) * 1
        for tensor in (x, z, a):
            if tensor.requires_grad:
                tensor.retain_grad()
        kept.append((name, x, z, a))
        x = a
    return x


@pytest.fixture
def torch_pass() -> Callable:
    """Network, parameters, x, loss of outputs -> what each layer kept, and the parameters."""

    def run(network: Network, parameters: Parameters, x, loss_of: Callable) -> tuple[list, dict]:
        theirs = jax.tree.map(
            lambda leaf: torch.tensor(np.asarray(leaf), requires_grad=True), parameters
        )
        kept: list = []
        a = _pass(network.layers, theirs, torch.tensor(np.asarray(x), requires_grad=True), kept)
        loss_of(a).backward()
        return kept, theirs

    return run


@pytest.fixture
def make() -> Callable:
    """A network with that output, its parameters none of them 0, and a batch of inputs."""

    def of(output: Dense) -> tuple[Network, Parameters, jax.Array]:
        network = Network(NETWORK.inputs, (*NETWORK.layers[:-1], output))
        random = np.random.default_rng(0)
        shapes = jax.eval_shape(network.init, jax.random.key(0))
        parameters = jax.tree.map(
            lambda leaf: jnp.asarray(random.uniform(-1, 1, leaf.shape)), shapes
        )
        norm = parameters["residual_1"]["batch-norm_1"]
        norm["variance"] = jnp.abs(norm["variance"]) + 0.5
        return network, parameters, jnp.asarray(random.normal(size=(4, 2, 3)))

    return of


@pytest.fixture
def pictures() -> tuple[Network, Parameters, jax.Array]:
    """The network of pictures, its parameters none of them 0, and four pictures."""
    random = np.random.default_rng(0)
    shapes = jax.eval_shape(PICTURES.init, jax.random.key(0))
    parameters = jax.tree.map(lambda leaf: jnp.asarray(random.uniform(-1, 1, leaf.shape)), shapes)
    norm = parameters["batch-norm_1"]
    norm["variance"] = jnp.abs(norm["variance"]) + 0.5
    return PICTURES, parameters, jnp.asarray(random.normal(size=(4, *PICTURES.inputs)))
