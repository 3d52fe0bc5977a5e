"""Pellucid's networks of a set-up."""

from collections.abc import Callable
from typing import Any

import jax.numpy as jnp
import numpy as np
from benchmarks.doctor.built import Built, drawn, given, told_of
from benchmarks.doctor.material import Material
from benchmarks.doctor.setup import Part, Setup

from pellucid.network import (
    AnyLayer,
    BatchNorm,
    Conv,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    GlobalAveragePool,
    LayerNorm,
    MaxPool,
    Network,
    Residual,
)  # fmt: skip

LOSSES = {"binary-cross-entropy": "cross-entropy"}


def build(setup: Setup, material: Material) -> Built:
    """The network with its parameters as given, and its settings."""
    network = network_of(setup, material.x.shape[1:])
    parameters = network.init(setup.seed) | preset(setup, network, setup.seed)
    told = told_of(setup, material) | {
        "loss": LOSSES.get(setup.loss, setup.loss),
        "optimizer": setup.optimizer,
        "learning_rate": setup.rate,
        "weight_decay": setup.decay,
    }
    held = (material.held_x, material.held_y)
    names = tuple((name,) for name in network.names)
    return Built((network, parameters), material.x, material.y, held, told, names)


def network_of(setup: Setup, shape: tuple[int, ...]) -> Network:
    """The set-up's layers as Pellucid's."""
    return Network(shape, tuple(_layer(part) for part in setup.parts))


def _layer(part: Part) -> AnyLayer:
    rule = None if drawn(part.initialisation)[0] else part.initialisation
    return _LAYERS[part.kind](part, rule)


_LAYERS: dict[str, Callable[[Part, str | None], AnyLayer]] = {
    "dense": lambda part, rule: Dense(part.units, part.activation, initialisation=rule),
    "residual": lambda part, rule: Residual(
        (Dense(part.units, part.activation, initialisation=rule),)
    ),
    "convolution": lambda part, _: Conv(part.units, activation=part.activation),
    "embedding": lambda part, _: Embedding(part.entries, part.units),
    "dropout": lambda part, _: Dropout(part.rate),
    "batch-norm": lambda part, _: BatchNorm(part.rate or 0.9),
    "layer-norm": lambda *_: LayerNorm(),
    "pooling": lambda *_: MaxPool(),
    "global-pooling": lambda *_: GlobalAveragePool(),
    "flatten": lambda *_: Flatten(),
}
"""Pellucid has no recurrent layers."""


def preset(setup: Setup, network: Network, seed: int) -> dict[str, Any]:
    """Parameters that are given by hand, by layer."""
    fresh = network.init(seed)
    placed = zip(setup.parts, network.names, strict=True)
    return {name: _given(part, fresh[name], seed) for part, name in placed if given(part)}


def _given(part: Part, fresh: dict[str, Any], seed: int) -> dict[str, Any]:
    rule, number = drawn(part.initialisation)
    made = dict(fresh)
    if rule == "constant":
        made["weights"] = jnp.full_like(fresh["weights"], number)
    elif rule == "normal":
        noise = np.random.default_rng(seed).standard_normal(fresh["weights"].shape)
        made["weights"] = jnp.asarray(number * noise, jnp.float32)
    if part.bias is not None:
        made["bias"] = jnp.full_like(fresh["bias"], part.bias)
    return made
