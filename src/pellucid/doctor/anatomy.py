"""Anatomy: what a network is made of, in words that every framework shares."""

from typing import Literal

import numpy as np
from msgspec import Struct

Kind = Literal[
    "dense", "convolution", "recurrent", "attention", "embedding", "normalisation", "dropout",
    "pooling", "flatten", "activation", "augmentation", "scaling", "other",
]  # fmt: skip

LossName = Literal[
    "binary-cross-entropy", "cross-entropy", "squared-error", "absolute-error", "huber", "hinge",
    "kl-divergence", "poisson", "other",
]  # fmt: skip


OF_NUMBERS: tuple[LossName, ...] = ("squared-error", "absolute-error", "huber", "poisson")
"""Losses that measure a distance between numbers."""
OF_CLASSES: tuple[LossName, ...] = (
    "binary-cross-entropy", "cross-entropy", "hinge", "kl-divergence",
)  # fmt: skip
"""Losses that compare classes, or shares of them."""


class Weights(Struct, frozen=True, kw_only=True):
    """How the numbers of one array of parameters are spread."""

    name: str
    shape: tuple[int, ...]
    mean: float
    std: float
    largest: float
    """The largest absolute value; not finite where any of them is not."""

    @staticmethod
    def of(name: str, values: np.ndarray) -> "Weights":
        """The spread of an array's numbers."""
        numbers = np.asarray(values, np.float64)
        return Weights(
            name=name,
            shape=tuple(numbers.shape),
            mean=float(numbers.mean()),
            std=float(numbers.std()),
            largest=float(np.abs(numbers).max()),
        )


class Layer(Struct, frozen=True, kw_only=True):
    """One layer: what a rule may ask about it, whatever framework it comes from.

    `activation` is the name of the function it applies itself, by Pellucid's names where it has
    one (`linear` where it applies none, also for layers that have no such thing). `inputs` and
    `units` are the numbers that one of its units reads, and its units (channels of a
    convolution); 0 where it has no weights. `rate` is the share a dropout drops. `trainable`: it
    has parameters and they may change. `weights` is its kernel's spread as given, before any
    training; `bias` the bias's.
    """

    index: int
    name: str
    kind: Kind
    output: tuple[int, ...] = ()
    activation: str = "linear"
    inputs: int = 0
    units: int = 0
    parameters: int = 0
    trainable: bool = True
    rate: float | None = None
    kept: float | None = None
    """The share of its running averages that a batch normalisation keeps at each step."""
    l1: float = 0.0
    l2: float = 0.0
    initialisation: str | None = None
    always: bool = False
    """A dropout that drops when predicting too."""
    weights: Weights | None = None
    bias: Weights | None = None
    has_bias: bool = True

    @property
    def computes(self) -> bool:
        """Whether it mixes its inputs by weights: dense, convolution, recurrent, attention."""
        return self.kind in ("dense", "convolution", "recurrent", "attention")


class Loss(Struct, frozen=True, kw_only=True):
    """A loss: its name, whether it takes logits, and how it sums up a batch.

    A loss that takes logits applies sigmoid or softmax itself, as PyTorch's `CrossEntropyLoss`.

    `integers`: it wants the index of each example's class instead of a one-hot row. `given` is
    what it is called in its own framework.
    """

    name: LossName
    given: str
    logits: bool = False
    integers: bool = False
    reduction: Literal["mean", "sum", "none"] = "mean"
    assumed: bool = False
    """Nobody named it: it is the usual one for such targets."""


class Optimizer(Struct, frozen=True, kw_only=True):
    """An optimiser: Pellucid's name for it, or its own; its rate; and whether it holds them all.

    `missing` are the layers whose trainable parameters it was never given. `usual` is the
    learning rate that it has when nobody chooses one.
    """

    name: str
    rate: float
    usual: float
    momentum: float = 0.0
    weight_decay: float = 0.0
    clip: float | None = None
    scheduled: bool = False
    missing: tuple[str, ...] = ()
    assumed: bool = False
    """Nobody named it: it is the usual one."""


class Anatomy(Struct, frozen=True, kw_only=True):
    """A network as given: layers in the order in which numbers flow, loss, optimiser."""

    framework: Literal["pellucid", "pytorch", "keras"]
    inputs: tuple[int | None, ...]
    outputs: tuple[int, ...]
    layers: tuple[Layer, ...]
    loss: Loss
    optimizer: Optimizer
    parameters: int
    sequential: bool = True
    """Whether each layer reads only the one before it."""
    unused: tuple[str, ...] = ()
    """Layers with parameters that no input ever reaches; they are not among `layers`."""

    @property
    def working(self) -> tuple[Layer, ...]:
        """The layers that mix their inputs by weights."""
        return tuple(layer for layer in self.layers if layer.computes)

    @property
    def last(self) -> Layer | None:
        """The last layer that mixes its inputs: the output's."""
        return self.working[-1] if self.working else None

    def activation_of(self, layer: Layer) -> str:
        """What a layer's outputs go through before the next layer that mixes them."""
        if layer.activation != "linear":
            return layer.activation
        for after in self.layers[layer.index + 1 :]:
            if after.computes:
                return "linear"
            if after.activation != "linear":
                return after.activation
        return "linear"

    @property
    def hidden(self) -> tuple[Layer, ...]:
        """The layers that mix their inputs, but the output's."""
        return self.working[:-1]

    @property
    def output_activation(self) -> str:
        """What the last layer's outputs go through, a framework's own layer for it included."""
        return self.activation_of(self.last) if self.last else "linear"
