"""What the page may ask of the bench: one tagged type a command, `id` to match its answer."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from pellucid.lab.protocol.setup import Seed, Setup

Id = Annotated[int, Meta(ge=0, le=2**53 - 1)]
Index = Annotated[int, Meta(ge=0, le=10_000_000)]
LayerName = Annotated[str, Meta(max_length=40)]
Text = Annotated[str, Meta(max_length=2000)]

Pace = Literal["step", "calm", "epoch", "fast"]
"""How far a picture is from the one before.

A step; a fifth of an epoch, at which a person can follow; an epoch; or as far as time allows.
"""

Part = Literal["training", "test"]
Library = Literal["pellucid", "keras", "pytorch"]
Keepsake = Literal["model", "report"]


class Command(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What all commands have in common."""

    id: Id


class Open(Command, frozen=True, tag="open"):
    """The first command: a set-up as the page's address has it, or the bench one had before.

    `again` is the key of an earlier connection's bench, which is given back if it still stands.
    Answered by `Opened`.
    """

    address: Annotated[str, Meta(max_length=20_000)] = ""
    again: Annotated[str, Meta(max_length=64)] = ""


class Change(Command, frozen=True, tag="change"):
    """Another set-up. What only steers training goes on from here; all else starts anew.

    With `anew` it begins from its first weights whatever has changed.
    """

    setup: Setup
    anew: bool = False


class OpenAddress(Command, frozen=True, tag="open-address"):
    """Another set-up, as an address has it: what a lesson's link, or a pasted one, opens."""

    address: Annotated[str, Meta(max_length=20_000)]


class Undo(Command, frozen=True, tag="undo"):
    """Takes the last change back, with the network that was there before it."""


class Redo(Command, frozen=True, tag="redo"):
    """Makes the change again that was taken back last."""


class Train(Command, frozen=True, tag="train"):
    """Trains on, or pauses."""

    on: bool
    pace: Pace = "epoch"


class Advance(Command, frozen=True, tag="advance"):
    """So many steps or epochs further, then stops."""

    by: Literal["step", "epoch"] = "step"
    count: Annotated[int, Meta(ge=1, le=1000)] = 1


class Travel(Command, frozen=True, tag="travel"):
    """To any moment of the training, counted in steps; training goes on from there."""

    moment: Index


class Restart(Command, frozen=True, tag="restart"):
    """Back to the beginning: the same initial weights, or those of another seed."""

    seed: Seed | None = None


class Look(Command, frozen=True, tag="look"):
    """What frames should hold. `axes` are the two inputs that the plane varies.

    Before anybody asks, there is a plane where the examples are points of one. Where they are
    pictures, `row` is the one whose way through the network is shown.
    """

    plane: bool = True
    units: bool = True
    resolution: Annotated[int, Meta(ge=10, le=200)] = 100
    axes: tuple[Index, Index] = (0, 1)
    row: Index = 0


class Edit(Command, frozen=True, tag="edit"):
    """Sets one weight, or, where `source` is None, a bias.

    `source` counts a unit's weights, those of a `conv` by row, column and channel.
    """

    layer: LayerName
    unit: Index
    source: Index | None = None
    value: Annotated[float, Meta(ge=-1e6, le=1e6)] = 0.0


class Trace(Command, frozen=True, tag="trace"):
    """Every number of one example's way through the network and back.

    The example is a row of the data, or numbers of one's own with a target if there is one.
    """

    row: Index | None = None
    inputs: Annotated[tuple[float, ...], Meta(max_length=10_000)] | None = None
    target: float | None = None


class Matter(Command, frozen=True, tag="matter"):
    """Which pixels of an example that is a picture mattered for the network's answer."""

    row: Index


class Hear(Command, frozen=True, tag="hear"):
    """The sound of an example that is a recording."""

    row: Index


class Learn(Command, frozen=True, tag="learn"):
    """One step of training on these rows alone, all of them training examples: of slow motion."""

    rows: Annotated[tuple[Index, ...], Meta(min_length=1, max_length=1024)]


class Blame(Command, frozen=True, tag="blame"):
    """Which examples push a weight, or, where `source` is None, a bias, and which way."""

    layer: LayerName
    unit: Index
    source: Index | None = None
    part: Part = "training"


class Examples(Command, frozen=True, tag="examples"):
    """Some examples with the network's answers; of one cell of the confusion matrix if asked.

    `truth` and `answer` are numbers of classes.
    """

    part: Part = "test"
    order: Literal["as-they-are", "most-wrong"] = "as-they-are"
    truth: Index | None = None
    answer: Index | None = None
    start: Index = 0
    count: Annotated[int, Meta(ge=1, le=200)] = 24


class Many(Command, frozen=True, tag="many"):
    """Trains this very set-up from many seeds. Told by `Spread`, again and again, to the end."""

    seeds: Annotated[int, Meta(ge=2, le=1000)] = 100
    epochs: Annotated[int, Meta(ge=1, le=2000)] = 100


class Cancel(Command, frozen=True, tag="cancel"):
    """Stops a long command, by its id."""

    command: Id


class Code(Command, frozen=True, tag="code"):
    """The network as code that runs as it stands, with the weights of this moment."""

    library: Library = "pellucid"


class Keep(Command, frozen=True, tag="keep"):
    """A file to keep: the model, or the report."""

    what: Keepsake = "model"


BenchCommand = (
    Open | Change | OpenAddress | Undo | Redo | Train | Advance | Travel | Restart | Look | Edit
    | Trace | Matter | Hear | Learn | Blame | Examples | Many | Cancel | Code | Keep
)  # fmt: skip


class Seen(Struct, frozen=True, forbid_unknown_fields=True, tag="seen"):
    """The last frame has been drawn: the next one may come. It is not answered."""
