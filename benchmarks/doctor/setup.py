"""Set-ups: what a person wrote, told apart from the framework that they wrote it in."""

import hashlib
from typing import Literal

import msgspec
from msgspec import Struct

Framework = Literal["pellucid", "keras", "pytorch"]
Style = Literal["sequential", "module"]
"""`module`: a functional model in Keras, a class of its own in PyTorch."""

Coding = Literal["plain", "one-hot", "column", "minus-one-one", "rows"]
"""One number an example, (rows,) when plain, (rows, 1) as a column or as -1 and 1; or more."""

Corruption = Literal[
    "nan", "infinite", "zeroed", "shuffled-labels", "one-class", "off-by-one", "flat-targets",
    "few-rows",
]  # fmt: skip


class Sample(Struct, frozen=True, kw_only=True):
    """What is learned from: a set by name, so many rows of it, and how its numbers are written.

    Inputs: `scaling` of each feature, then times `factor`, plus `offset`. Targets: quantities by
    `target_scaling`, then times `target_factor`, plus `target_offset`; classes by `coding`.
    """

    name: str
    rows: int
    features: int = 0
    classes: int = 2
    noise: float = 0.0
    seed: int = 0
    scaling: Literal["raw", "standard", "unit"] = "standard"
    factor: float = 1.0
    offset: float = 0.0
    coding: Coding = "plain"
    target_scaling: Literal["raw", "standard", "unit"] = "raw"
    target_factor: float = 1.0
    target_offset: float = 0.0
    corruption: Corruption | None = None
    amount: float = 0.0


PartKind = Literal[
    "dense", "convolution", "pooling", "global-pooling", "flatten", "dropout", "batch-norm",
    "layer-norm", "recurrent", "embedding", "residual",
]  # fmt: skip


class Part(Struct, frozen=True, kw_only=True):
    """A layer. `rate` is a dropout's share, or a normalisation's momentum, as Keras counts it.

    `initialisation` names a rule, or is `constant:NUMBER` or `normal:DEVIATION`; `bias` is where
    biases start. `entries` are an embedding's words. `apart`: the activation function is a layer
    of its own (in PyTorch it always is). A residual part is a dense layer added to its input.
    """

    kind: PartKind
    units: int = 0
    activation: str = "linear"
    initialisation: str | None = None
    bias: float | None = None
    rate: float = 0.0
    l2: float = 0.0
    frozen: bool = False
    entries: int = 0
    apart: bool = False

    @property
    def computes(self) -> bool:
        """Whether it mixes its inputs by weights."""
        return self.kind in ("dense", "convolution", "recurrent", "residual")


class Setup(Struct, frozen=True, kw_only=True):
    """One set-up, whole: data, layers (the last is the output's), loss, optimiser, how long.

    `missing` are the layers, by their place in `parts`, whose parameters the optimiser was never
    given. `validation`: held-out rows are given to whoever examines it.
    """

    framework: Framework
    sample: Sample
    parts: tuple[Part, ...]
    loss: str
    optimizer: str
    rate: float
    style: Style = "sequential"
    logits: bool = False
    summed: bool = False
    momentum: float = 0.0
    decay: float = 0.0
    epochs: int = 20
    batch_size: int = 32
    seed: int = 0
    validation: bool = True
    missing: tuple[int, ...] = ()

    @property
    def digest(self) -> str:
        """A short name that only this set-up has."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()[:12]

    @property
    def output(self) -> Part:
        return self.parts[-1]

    @property
    def hidden(self) -> tuple[int, ...]:
        """The places of the layers that mix their inputs, but the output's."""
        return tuple(at for at, part in enumerate(self.parts[:-1]) if part.computes)


def with_part(setup: Setup, at: int, **changes: object) -> Setup:
    """The set-up with one layer different."""
    parts = list(setup.parts)
    parts[at] = msgspec.structs.replace(parts[at], **changes)
    return msgspec.structs.replace(setup, parts=tuple(parts))


def with_sample(setup: Setup, **changes: object) -> Setup:
    """The set-up with its data different."""
    return msgspec.structs.replace(setup, sample=msgspec.structs.replace(setup.sample, **changes))
