"""What the page shows: the bench as it is set up, and what changes while it learns."""

from typing import Literal

from msgspec import Struct

from pellucid.lab.protocol.arrays import ArraySpec
from pellucid.lab.protocol.messages import Advice, Message
from pellucid.lab.protocol.setup import ActivationName, LayerKind, LossName, Setup

Task = Literal["binary", "multiclass", "regression"]


class SoundScene(Struct, frozen=True, kw_only=True):
    """What a picture of a recording shows: so many seconds, and pitches from `low` to `high` hertz.

    Time goes to the right; the highest pitch is at the top.
    """

    seconds: float
    low: float
    high: float


class DataScene(Struct, frozen=True, kw_only=True):
    """The examples as the network reads them; the rows themselves come as arrays.

    `classes` is empty for quantities. `low` and `high` are the ends of the plane along its two
    axes, `image` the rows and columns of examples that are pictures, `sound` what those of
    recordings show. A quantity in its own units is the network's times `target_scale`, plus
    `target_mean`.
    """

    task: Task
    features: list[str]
    target: str
    classes: list[str]
    training: int
    test: int
    plane: bool
    axes: tuple[int, int]
    low: tuple[float, float]
    high: tuple[float, float]
    target_low: float = 0.0
    target_high: float = 1.0
    target_mean: float = 0.0
    target_scale: float = 1.0
    image: tuple[int, int] | None = None
    sound: SoundScene | None = None
    notes: list[str] = []


class LayerScene(Struct, frozen=True, kw_only=True):
    """One layer as it stands in the network, the output layer last.

    Each unit has so many weights: `inputs`, none in a `pool`. `shape` is what it makes of one
    example: (units,), or, of a picture, (rows, columns, units). The weights of a `conv` are those
    of its `window`, by row, column, and channel.
    """

    name: str
    kind: LayerKind = "dense"
    inputs: int
    units: int
    window: int = 1
    shape: tuple[int, ...] = ()
    activation: ActivationName
    dropout: float = 0.0
    output: bool = False


class Scene(Message, frozen=True, tag="scene", kw_only=True):
    """The whole bench as it is set up; sent after every change of it.

    A binary message; its arrays: `x` float32 (rows, features), all examples as the network reads
    them, uint8 with a scale where they are bytes; `y` float32 (rows,), classes or quantities;
    the first `data.training` rows are for training, the rest for testing. `centre`, `spread`
    float32 and `clipped` uint8 (features,) say how an input was made of the file's own number:
    f((raw − centre) / spread), where f(u) is u, or, if `clipped`, u / √(1 + (u / 3)²). `address`
    is the set-up in the page's address.
    """

    setup: Setup
    address: str
    data: DataScene
    layers: list[LayerScene]
    parameters: int
    loss: LossName
    steps_per_epoch: int
    advice: list[Advice]
    can_undo: bool
    can_redo: bool
    arrays: tuple[ArraySpec, ...] = ()


# --- what changes while it learns ---------------------------------------------------------------


class LayerVitals(Struct, frozen=True, kw_only=True):
    """How one layer fares: norms, and the shares of its units that are dead or saturated."""

    name: str
    gradient_norm: float | None
    weight_norm: float | None
    dead: float | None
    saturated: float | None


class Frame(Message, frozen=True, tag="frame", kw_only=True):
    """One picture of the training: binary.

    `moment` is the number of steps done. `loss` and `metric` (accuracy, or R²) are over all
    examples of each part. Arrays, by the layer's name:

    - `weights/NAME` float32 (inputs, units), or int8 with a scale where there are very many;
    - `bias/NAME` float32 (units,);
    - `state/NAME` uint8 (units,): 0 works, 1 dead, 2 saturated low, 3 saturated high;
    - `plane` uint8 (resolution, resolution, outputs), row 0 at the lowest second axis: outputs,
      times 255 where they are shares, else from `low` (0) to `high` (255);
    - `units/NAME` int8 (units, rows, columns), if asked for and the data is a plane: each unit's
      activation over the plane, the largest there is in the layer at ±127 × scale;
    - `confusion` int32 (classes, classes), truth by answer, over the test examples;
    - `maps/NAME` int8 (units, rows, columns), if the data are pictures: each unit's activations
      for the example `row`, 1 × 1 where it has no places, the largest of the layer at
      ±127 × scale.
    """

    moment: int
    latest: int
    epoch: float
    running: bool
    training_loss: float | None
    test_loss: float | None
    training_metric: float | None
    test_metric: float | None
    layers: list[LayerVitals]
    low: float = 0.0
    high: float = 1.0
    row: int | None = None
    broken: bool = False
    arrays: tuple[ArraySpec, ...] = ()


class History(Message, frozen=True, tag="history", kw_only=True):
    """The curves from the beginning, where the page cannot have them: binary.

    Arrays: `moments` int32 (n,), `curves` float32 (n, 4): training loss, test loss, training
    metric, test metric; `gradients` and `dead` float32 (n, layers). `past` holds the moments at
    which a way was left for another, as pairs: where it was left, and how far it had come.
    """

    past: tuple[tuple[int, int], ...] = ()
    arrays: tuple[ArraySpec, ...] = ()
