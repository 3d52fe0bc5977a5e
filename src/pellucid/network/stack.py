"""Layers in order: how they are named, initialised and passed through."""

from collections import Counter
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

import jax
from jaxtyping import Array, Float, Key
from msgspec import Struct
from msgspec.structs import force_setattr

from pellucid.errors import BadInput
from pellucid.network.activations import activation
from pellucid.network.affine import RandomAffine
from pellucid.network.augment import Cutout, RandomFlip, RandomShift
from pellucid.network.codes import Codes
from pellucid.network.conv import Conv
from pellucid.network.dense import Dense
from pellucid.network.dropout import Dropout
from pellucid.network.embedding import Embedding
from pellucid.network.flatten import Flatten
from pellucid.network.layer import Mode, Parameters, Shape
from pellucid.network.log_mel import LogMel
from pellucid.network.normalisation import BatchNorm, LayerNorm
from pellucid.network.piecewise import Piecewise
from pellucid.network.pooling import AveragePool, GlobalAveragePool, GlobalMaxPool, MaxPool
from pellucid.network.scale import Scale
from pellucid.network.sound_augment import RandomGain, RandomNoise, RandomSpeed
from pellucid.network.spectrum_augment import RandomTone, RandomVoice, SpecAugment
from pellucid.network.standardise import Standardise
from pellucid.network.whiten import Whiten


class Residual(Struct, frozen=True, tag="residual", forbid_unknown_fields=True):
    """Adds what its layers compute to what came in (He, Zhang, Ren, Sun 2016).

    z = x + layers(x)

    The layers must give back the shape they were given.
    """

    layers: tuple["AnyLayer", ...]

    def __post_init__(self) -> None:
        force_setattr(self, "layers", tuple(self.layers))
        if not self.layers:
            raise BadInput("Residual has no layers", "one or more", "", "Residual((Dense(8),))")

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    def output_shape(self, shape: Shape) -> Shape:
        inner = shapes(self.layers, shape)[-1]
        if inner != shape:
            raise BadInput(
                f"Residual turns shape {shape} into {inner}",
                "layers that give back the shape they were given",
                "it adds its input to their output",
            )
        return shape

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        return init(self.layers, key, shape)

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch *shape"], mode: Mode
    ) -> tuple[Float[Array, "batch *shape"], Parameters]:
        passed = forward(self.layers, parameters, x, mode)
        return x + passed[-1].a, statistics_of(passed)


AnyLayer = (
    AveragePool | BatchNorm | Codes | Conv | Cutout | Dense | Dropout | Embedding | Flatten
    | GlobalAveragePool | GlobalMaxPool | LayerNorm | LogMel | MaxPool | Piecewise | RandomAffine
    | RandomFlip | RandomGain | RandomNoise | RandomShift | RandomSpeed | RandomTone | RandomVoice
    | Residual | Scale | SpecAugment | Standardise | Whiten
)  # fmt: skip
"""Every layer a saved model may hold."""


class Step(NamedTuple):
    """One layer's part of a forward pass: its name, input, pre-activation, activation."""

    name: str
    x: Float[Array, "batch ..."]
    z: Float[Array, "batch ..."]
    a: Float[Array, "batch ..."]
    statistics: Parameters


def kind(layer: AnyLayer) -> str:
    """A layer's kind, as used in names: `dense`, `batch-norm`, ..."""
    return str(layer.__struct_config__.tag)


def names(layers: Sequence[AnyLayer]) -> tuple[str, ...]:
    """A name for each layer: its kind and its number among its kind.

    >>> names((Dense(3), Dropout(), Dense(1)))
    ('dense_1', 'dropout_1', 'dense_2')
    """
    seen: Counter[str] = Counter()
    named: list[str] = []
    for layer in layers:
        seen[kind(layer)] += 1
        named.append(f"{kind(layer)}_{seen[kind(layer)]}")
    return tuple(named)


def shapes(layers: Sequence[AnyLayer], shape: Shape) -> tuple[Shape, ...]:
    """The shape of one example before the first layer, and after every layer."""
    found = [shape]
    for layer in layers:
        found.append(layer.output_shape(found[-1]))
    return tuple(found)


def init(layers: Sequence[AnyLayer], key: Key[Array, ""], shape: Shape) -> Parameters:
    """Fresh parameters for every layer, by name; each layer draws with a key of its own."""
    before = shapes(layers, shape)
    return {
        name: layer.init(jax.random.fold_in(key, index), before[index])
        for index, (name, layer) in enumerate(zip(names(layers), layers, strict=True))
    }


def forward(
    layers: Sequence[AnyLayer], parameters: Parameters, x: Float[Array, "batch ..."], mode: Mode
) -> tuple[Step, ...]:
    """Every layer's input, pre-activation and activation, in order."""
    steps: list[Step] = []
    for index, (name, layer) in enumerate(zip(names(layers), layers, strict=True)):
        z, statistics = layer.forward(parameters[name], x, mode.for_layer(index))
        steps.append(Step(name, x, z, activation(layer.activation).function(z), statistics))
        x = steps[-1].a
    return tuple(steps)


def statistics_of(steps: Sequence[Step]) -> Parameters:
    """What the layers measured in a pass, by layer name; only layers that measure."""
    return {step.name: step.statistics for step in steps if step.statistics}
