"""The set-up of a bench: everything that decides what its network will do.

It is what the page changes, what the address holds, and what a class is given to start from.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import force_setattr

PlaneSource = Literal[
    "circles", "xor", "gaussians", "spirals", "moons", "plane", "multi-gaussian", "points"
]
"""Examples that are points of a plane; `points` are drawn by hand."""

PictureSource = Literal["digits", "mnist"]
"""Examples that are pictures: a number a pixel."""

SoundSource = Literal["vowels"]
"""Examples that are recordings, seen as pictures: how loud every pitch is at every moment."""

TableSource = Literal["iris", "wine", "breast-cancer", "diabetes", "upload"]
"""Examples with more numbers than two; `upload` is a file of the learner's own."""

Source = Literal[
    "circles", "xor", "gaussians", "spirals", "moons", "plane", "multi-gaussian", "points",
    "digits", "mnist", "vowels", "iris", "wine", "breast-cancer", "diabetes", "upload",
]  # fmt: skip
ActivationName = Literal[
    "linear", "sigmoid", "tanh", "relu", "leaky-relu", "elu", "selu", "gelu", "silu", "softplus",
    "softmax",
]  # fmt: skip
LayerKind = Literal["dense", "conv", "pool"]
LossName = Literal["cross-entropy", "squared-error", "absolute-error", "huber"]
OptimizerName = Literal["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"]
Regularisation = Literal["none", "l1", "l2"]

Seed = Annotated[int, Meta(ge=0, le=2**31 - 1)]
Point = tuple[
    Annotated[float, Meta(ge=-6, le=6)],
    Annotated[float, Meta(ge=-6, le=6)],
    Annotated[int, Meta(ge=0, le=1)],
]
"""A point drawn by hand: x₁, x₂, and its class."""


class DataSetup(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is learned from. `noise` is for sets that are generated; `examples` too."""

    source: Source = "circles"
    examples: Annotated[int, Meta(ge=20, le=2000)] = 500
    noise: Annotated[float, Meta(ge=0, le=0.5)] = 0.0
    test_share: Annotated[float, Meta(ge=0.1, le=0.9)] = 0.5
    seed: Seed = 0
    points: Annotated[tuple[Point, ...], Meta(max_length=600)] = ()
    upload: Annotated[str, Meta(max_length=40)] = ""
    target: Annotated[str, Meta(max_length=200)] = ""


class LayerSetup(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One hidden layer.

    Units of a `dense` one read every number before them. Of pictures: a unit of a `conv` is a
    channel, a filter that reads windows of so many pixels each way; a `pool` keeps the largest
    number of every window, channel by channel, and has neither units nor activation of its own.
    What a kind does not have stays as it is by default, so that a layer is said in one way only.
    """

    kind: LayerKind = "dense"
    units: Annotated[int, Meta(ge=1, le=4096)] = 4
    window: Annotated[int, Meta(ge=1, le=7)] = 3
    activation: ActivationName = "tanh"
    dropout: Annotated[float, Meta(ge=0, le=0.9)] = 0.0

    def __post_init__(self) -> None:
        for name, usual in _WITHOUT[self.kind].items():
            force_setattr(self, name, usual)


_WITHOUT: dict[LayerKind, dict[str, int | str]] = {
    "dense": {"window": 3}, "conv": {}, "pool": {"units": 4, "activation": "tanh"},
}  # fmt: skip


class NetworkSetup(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The network. Output activation and loss are the task's where they are None.

    The first seed is 1: of the first 40, 31 learn XOR, as most would, but 0 never does.
    """

    hidden: Annotated[tuple[LayerSetup, ...], Meta(max_length=64)] = (
        LayerSetup(units=4),
        LayerSetup(units=2),
    )
    output_activation: ActivationName | None = None
    loss: LossName | None = None
    seed: Seed = 1


class TrainingSetup(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How it learns. These may be turned while it does."""

    optimizer: OptimizerName = "sgd"
    learning_rate: Annotated[float, Meta(ge=1e-6, le=100)] = 0.03
    batch_size: Annotated[int, Meta(ge=1, le=1024)] = 10
    regularisation: Regularisation = "none"
    regularisation_rate: Annotated[float, Meta(ge=0, le=10)] = 0.0


class Setup(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Data, network and training: the whole of a bench."""

    data: DataSetup = DataSetup()
    network: NetworkSetup = NetworkSetup()
    training: TrainingSetup = TrainingSetup()
