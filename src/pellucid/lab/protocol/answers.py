"""The answers to questions about the bench: each with the id of its command."""

from msgspec import Struct

from pellucid.lab.protocol.arrays import ArraySpec
from pellucid.lab.protocol.commands import Library, Part
from pellucid.lab.protocol.messages import Answer
from pellucid.lab.protocol.setup import ActivationName


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
    arrays: tuple[ArraySpec, ...] = ()


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
    arrays: tuple[ArraySpec, ...] = ()


class Heard(Answer, frozen=True, tag="heard", kw_only=True):
    """A recording: binary; `sound` int16 (samples,), `rate` of them a second."""

    row: int
    rate: int
    arrays: tuple[ArraySpec, ...] = ()


class Blamed(Answer, frozen=True, tag="blamed", kw_only=True):
    """Which examples push a parameter: binary; `rows` int32 (n,), strongest first, `pushes`
    float32 (n,): each one's own gradient of its loss by the parameter."""

    part: Part
    value: float
    gradient: float
    arrays: tuple[ArraySpec, ...] = ()


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
    arrays: tuple[ArraySpec, ...] = ()


class Coded(Answer, frozen=True, tag="coded", kw_only=True):
    """Code to take away."""

    library: Library
    name: str
    code: str


class Kept(Answer, frozen=True, tag="kept", kw_only=True):
    """A file: binary; its bytes are the array `file`, uint8."""

    name: str
    media_type: str
    arrays: tuple[ArraySpec, ...] = ()
