"""What the server tells the page: answers, each with the id of its command, and news."""

from typing import Literal

from msgspec import Struct

from pellucid.lab.protocol.arrays import ArraySpec
from pellucid.lab.protocol.commands import Id, Library, Part
from pellucid.lab.protocol.setup import ActivationName, LayerKind, LossName, Setup, Source

Task = Literal["binary", "multiclass", "regression"]


class Message(Struct, frozen=True, kw_only=True):
    """What all messages have in common."""


class Answer(Message, frozen=True):
    """What all answers have in common: the id of the command they answer."""

    id: Id


class Advice(Struct, frozen=True):
    """What the page should say of a set-up: a code of its catalogue of words, and what to fill in.

    `about` is the control it is about: a field of `Setup`, as `training.learning_rate`.
    """

    code: str
    about: str
    values: dict[str, str | float] = {}


# --- scenes -------------------------------------------------------------------------------------


class DataScene(Struct, frozen=True, kw_only=True):
    """The examples as the network reads them; the rows themselves come as arrays.

    `classes` is empty for quantities. `low` and `high` are the ends of the plane along its two
    axes, `image` the rows and columns of examples that are pictures. A quantity in its own units
    is the network's times `target_scale`, plus `target_mean`.
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
    arrays: list[ArraySpec] = []


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
    arrays: list[ArraySpec] = []


class History(Message, frozen=True, tag="history", kw_only=True):
    """The curves from the beginning, where the page cannot have them: binary.

    Arrays: `moments` int32 (n,), `curves` float32 (n, 4): training loss, test loss, training
    metric, test metric; `gradients` and `dead` float32 (n, layers). `past` holds the moments at
    which a way was left for another, as pairs: where it was left, and how far it had come.
    """

    past: list[tuple[int, int]] = []
    arrays: list[ArraySpec] = []


class Preparing(Message, frozen=True, tag="preparing", kw_only=True):
    """Whether a program is being compiled for this network just now."""

    on: bool


# --- answers ------------------------------------------------------------------------------------


class Done(Answer, frozen=True, tag="done", kw_only=True):
    """It is done; what changed has been told or will be."""


class Opened(Answer, frozen=True, tag="opened", kw_only=True):
    """The bench is there. `key` gives it back after a lost connection.

    `notices` name what the address held that is ignored, and why; `missing`, the sets of data
    that would have to be downloaded first.
    """

    key: str
    notices: list[Advice]
    version: str
    classroom: Literal["none", "learner", "teacher"] = "none"
    missing: list[Source] = []


class Refused(Answer, frozen=True, tag="refused", kw_only=True):
    """It cannot be done: a code of the page's catalogue of words, with what to fill in.

    `said` is what a lower floor said of it, in English: of a file that cannot be read, say.
    """

    code: str
    values: dict[str, str | float] = {}
    said: str = ""


class TracedLayer(Struct, frozen=True, kw_only=True):
    """One layer of a trace."""

    name: str
    activation: ActivationName


class Traced(Answer, frozen=True, tag="traced", kw_only=True):
    """One example's numbers: binary.

    Arrays, by the layer's name: `x/NAME`, `z/NAME`, `a/NAME`, `slope/NAME` (da/dz; of a softmax
    the diagonal), `da/NAME`, `dz/NAME` float32 (inputs,) or (units,). A weight's gradient is
    x · dz, and the update it would get from this example alone is `−rate` times that for plain
    descent. `updates/NAME` float32 (inputs, units) and `bias-updates/NAME` (units,) are the
    optimiser's own. `weights/NAME` (inputs, units) and `bias/NAME` (units,) are those of the
    `moment`, exactly: z = x · weights + bias. Of a `conv` and a `pool`, numbers of one example
    come by (row, column, channel), a pool's without weights. The network's answer, in words, is
    `answer`.
    """

    moment: int
    row: int | None
    loss: float | None
    target: float | None
    answer: str
    layers: list[TracedLayer]
    rate: float
    arrays: list[ArraySpec] = []


class Mattered(Answer, frozen=True, tag="mattered", kw_only=True):
    """Which pixels of a picture mattered: binary.

    `output` is the number of the output that is asked about, the network's answer, `answer` in
    words. Arrays: `parts` float32 (rows, columns), what each pixel added to that output, beside a
    picture of nothing, by integrated gradients; their sum is about `change`. `heat` float32
    (rows, columns), where the network goes over pictures: the places it came from, by Grad-CAM.
    """

    moment: int
    row: int
    output: int
    answer: str
    change: float
    arrays: list[ArraySpec] = []


class Blamed(Answer, frozen=True, tag="blamed", kw_only=True):
    """Which examples push a parameter: binary; `rows` int32 (n,), strongest first, `pushes`
    float32 (n,): each one's own gradient of its loss by the parameter."""

    part: Part
    value: float
    gradient: float
    arrays: list[ArraySpec] = []


class ExampleAnswer(Struct, frozen=True, kw_only=True):
    """An example and what the network makes of it."""

    row: int
    truth: float
    answer: float
    loss: float | None
    outputs: list[float]


class Listed(Answer, frozen=True, tag="listed", kw_only=True):
    """Some examples, and how many there are of that kind."""

    count: int
    examples: list[ExampleAnswer]


class Spread(Answer, frozen=True, tag="spread", kw_only=True):
    """How this set-up does from many seeds, so far: binary.

    Arrays: `epochs` int32 (n,), `loss` and `metric` float32 (3, n): quartiles over the seeds, on
    the test examples; `final` float32 (seeds,): each seed's metric now.
    """

    done: bool
    part: float
    seeds: int
    arrays: list[ArraySpec] = []


class Coded(Answer, frozen=True, tag="coded", kw_only=True):
    """Code to take away."""

    library: Library
    name: str
    code: str


class Kept(Answer, frozen=True, tag="kept", kw_only=True):
    """A file: binary; its bytes are the array `file`, uint8."""

    name: str
    media_type: str
    arrays: list[ArraySpec] = []


BenchMessage = (
    Scene | Frame | History | Preparing | Done | Opened | Refused | Traced | Mattered | Blamed
    | Listed | Spread | Coded | Kept
)  # fmt: skip
