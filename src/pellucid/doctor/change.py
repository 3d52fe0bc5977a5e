"""Changes: what a diagnosis advises, as data that can be carried out."""

from msgspec import Struct


class Change(Struct, frozen=True, kw_only=True, tag_field="change"):
    """One thing to do differently."""


class SetActivation(Change, frozen=True, kw_only=True, tag="activation"):
    """Hidden layers apply another activation function; `layers` by index (empty: all hidden)."""

    to: str
    layers: tuple[int, ...] = ()


class SetOutput(Change, frozen=True, kw_only=True, tag="output"):
    """The last layer has so many units and this activation function.

    Where the loss is told too, both change together.
    """

    activation: str
    units: int
    loss: str | None = None


class SetLoss(Change, frozen=True, kw_only=True, tag="loss"):
    """Another loss, by Pellucid's name, that fits the output and the targets as they are."""

    to: str


class SetLearningRate(Change, frozen=True, kw_only=True, tag="learning-rate"):
    """Another learning rate, the optimiser the same."""

    to: float


class SetOptimizer(Change, frozen=True, kw_only=True, tag="optimizer"):
    """Another optimiser, with a learning rate that suits it."""

    to: str
    rate: float


class SetInitialisation(Change, frozen=True, kw_only=True, tag="initialisation"):
    """Weights begin anew, drawn by this rule; biases at 0; `layers` by index (empty: all)."""

    to: str
    layers: tuple[int, ...] = ()


class SetDropout(Change, frozen=True, kw_only=True, tag="dropout"):
    """Dropout layers drop this share; 0 is none."""

    rate: float


class SetRegularisation(Change, frozen=True, kw_only=True, tag="regularisation"):
    """Penalties on weights (L1, L2, weight decay), of all layers and the optimiser."""

    rate: float


class AddNormalisation(Change, frozen=True, kw_only=True, tag="normalisation"):
    """Batch normalisation after every hidden layer's weights."""


class SetRunningAverages(Change, frozen=True, kw_only=True, tag="running-averages"):
    """Batch normalisations keep this share of their running averages at each step."""

    kept: float


class SetUnits(Change, frozen=True, kw_only=True, tag="units"):
    """Hidden layers have this many units or channels."""

    units: int


class SetDepth(Change, frozen=True, kw_only=True, tag="depth"):
    """So many hidden layers, instead of those there are."""

    hidden: int


class Unfreeze(Change, frozen=True, kw_only=True, tag="unfreeze"):
    """Every layer learns, and the optimiser has all parameters."""


class Clip(Change, frozen=True, kw_only=True, tag="clip"):
    """Gradients longer than this are shortened to it."""

    norm: float


class ScaleInputs(Change, frozen=True, kw_only=True, tag="scale-inputs"):
    """Each feature minus its mean over its standard deviation (pictures: all pixels alike)."""


class ScaleTargets(Change, frozen=True, kw_only=True, tag="scale-targets"):
    """Targets minus their mean over their standard deviation."""


class EncodeTargets(Change, frozen=True, kw_only=True, tag="encode-targets"):
    """Targets as the loss wants them.

    `as_` is `one-hot`, `integers` (from 0), `zero-one`, `column` (a row of one number), or `flat`
    (the number alone).
    """

    as_: str


class DropRows(Change, frozen=True, kw_only=True, tag="drop-rows"):
    """Leave out the examples with numbers that are not finite."""


class SetEpochs(Change, frozen=True, kw_only=True, tag="epochs"):
    """Train this many epochs."""

    to: int


class SetBatchSize(Change, frozen=True, kw_only=True, tag="batch-size"):
    """So many examples a step."""

    to: int


AnyChange = (
    SetActivation | SetOutput | SetLoss | SetLearningRate | SetOptimizer | SetInitialisation
    | SetDropout | SetRegularisation | AddNormalisation | SetRunningAverages | SetUnits | SetDepth
    | Unfreeze | Clip | ScaleInputs | ScaleTargets | EncodeTargets | DropRows | SetEpochs
    | SetBatchSize
)  # fmt: skip

OfData = ScaleInputs | ScaleTargets | EncodeTargets | DropRows
"""Changes of what is learned from; the network as it is."""

OfRegime = SetEpochs | SetBatchSize
"""Changes of how long, and how many at once."""
