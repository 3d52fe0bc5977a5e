"""The settings of one training."""

from msgspec import Struct

from pellucid.errors import BadInput
from pellucid.learning.losses import loss
from pellucid.learning.optimizers import optimizer
from pellucid.learning.schedules import schedule


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a network is trained.

    `learning_rate` None takes the optimiser's usual one; `loss` None the task's. `patience` is
    how many epochs without a better validation loss end the training (None: never); the best
    parameters are then restored, as they are whenever `restore_best` is set. `class_weights`
    "balanced" makes every class count the same however rare it is. `scaled_rates` lets each
    weight matrix learn at the rate over the root of its inputs, biases at a tenth of it, scales
    at six times (RealMLP: Holzmüller, Grinsztajn, Steinwart 2024). `vitals` says whether
    per-layer statistics are recorded.

    Raises `BadInput` for a value no training can use.
    """

    epochs: int = 100
    batch_size: int = 32
    optimizer: str = "adam"
    learning_rate: float | None = None
    schedule: str = "constant"
    weight_decay: float = 0.0
    label_smoothing: float = 0.0
    clip: float | None = None
    scaled_rates: bool = False
    loss: str | None = None
    class_weights: str | None = None
    patience: int | None = None
    restore_best: bool = False
    vitals: bool = True

    def __post_init__(self) -> None:
        _whole("epochs", self.epochs, 1_000_000)
        _whole("batch size", self.batch_size, 10_000_000)
        if self.patience is not None:
            _whole("patience", self.patience, 1_000_000)
        _between("learning rate", self.rate, 0, 1e6)
        _between("weight decay", self.weight_decay, 0, 1e6)
        _between("label smoothing", self.label_smoothing, 0, 1)
        if self.clip is not None:
            _between("clip", self.clip, 0, 1e9)
        if self.loss is not None:
            loss(self.loss)
        if self.class_weights not in (None, "balanced"):
            raise BadInput(f"class weights are {self.class_weights!r}", "balanced, or none")
        schedule(self.schedule, 1)

    @property
    def rate(self) -> float:
        """The learning rate: the one chosen, or the optimiser's usual one."""
        usual = optimizer(self.optimizer).rate
        return usual if self.learning_rate is None else self.learning_rate


def _whole(what: str, value: object, most: int) -> None:
    if not (isinstance(value, int) and 1 <= value <= most):
        raise BadInput(f"{what} is {value!r}", f"a whole number from 1 to {most:,}")


def _between(what: str, value: object, least: float, most: float) -> None:
    if not (isinstance(value, int | float) and least <= value <= most):
        raise BadInput(f"{what} is {value!r}", f"a number from {least:g} to {most:g}")
