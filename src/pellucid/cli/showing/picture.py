"""The network, drawn from top to bottom: what goes in, layer after layer, what comes out."""

from collections.abc import Iterator, Sequence
from math import log2, prod
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from pellucid.cli.drawing.numbers import count, cut, duration, percent, three
from pellucid.cli.notes import say_after
from pellucid.cli.showing.facts import LayerFacts, every_layer, layers
from pellucid.cli.terminal import say_line
from pellucid.cli.training.words import ENDINGS
from pellucid.data import PictureEncoding, SoundEncoding, TableEncoding
from pellucid.learning import Model, Run

_WIDEST = 28


def draw(console: Console, run: Run, path: str) -> None:
    """The whole picture, and how it came to be."""
    model = run.model
    say_line(console, Text().append(path, "name").append(f"  {_about(model)}"))
    console.print()
    found = every_layer(model)
    ends = Ends(prod(model.network.inputs), _inputs(model), _out(model), _classes(model))
    for line in drawn_layers(found, ends):
        say_line(console, line)
    console.print()
    say_line(console, Text(f"  {_total(model, layers(model))}"))
    console.print()
    for label, text in _story(run):
        say_labelled(console, label, text)


class Ends(NamedTuple):
    """What goes into a network, how many numbers that is, and what comes out of it."""

    width: int
    inputs: Text
    output: str
    outputs: Text


def _about(model: Model) -> str:
    encoding = model.encoding
    target = encoding.target.name if encoding and encoding.target else "the target"
    what = f"{len(model.classes):,} classes of" if model.task != "regression" else "the quantity"
    together = "" if model.networks == 1 else f", {model.networks} networks side by side"
    return f"{what} {target!r}, learned from {model.name}{together}"


def drawn_layers(found: Sequence[LayerFacts], ends: Ends) -> Iterator[Text]:
    """One line a layer: its name, a bar as wide as it has units, its shape and numbers."""
    widest = max(ends.width, *(prod(layer.outputs) for layer in found))
    wide = max(len(_called(layer)) for layer in found)
    between = Text(" " * (wide + 4) + f"{'│':^{_WIDEST}}", "quiet")
    yield _row("", wide, _bar(ends.width, widest, "quiet"), ends.inputs)
    for layer in found:
        if not layer.depth:
            yield between
        style = "positive" if layer.parameters else "quiet"
        bar = _bar(prod(layer.outputs), widest, style)
        yield _row(_called(layer), wide, bar, _does(layer))
    yield between
    yield _row("", wide, Text(f"{ends.output:^{_WIDEST}}", "name"), ends.outputs)


def _called(layer: LayerFacts) -> str:
    """Its name, after a bracket for each layer it is inside."""
    return "└ " * bool(layer.depth) + layer.name.split("/")[-1]


def _row(name: str, wide: int, bar: Text, text: Text) -> Text:
    return (
        Text().append(f"  {name:>{wide}}  ", "name").append_text(bar).append("  ").append_text(text)
    )


def _bar(units: int, widest: int, style: str) -> Text:
    # On a scale of doublings, so that 3 and 512 units can be seen beside each other.
    width = max(2, 2 * round(_WIDEST / 2 * log2(1 + units) / log2(1 + widest)))
    return Text(f"{'▄' * width:^{_WIDEST}}", style)


def _does(layer: LayerFacts) -> Text:
    said = Text(f"{size_of(layer.outputs):>5}")
    if layer.activation != "linear":
        said.append(f" {layer.activation}")
    if layer.parameters:
        said.append(f"  {count(layer.parameters, 'parameter')}", "quiet")
    return said


def size_of(shape: tuple[int, ...]) -> str:
    """A shape as it is written.

    >>> size_of((28, 28, 1))
    '28 × 28 × 1'
    """
    return " × ".join(f"{axis:,}" for axis in shape)


def _inputs(model: Model) -> Text:
    size = size_of(model.network.inputs)
    match model.encoding:
        case PictureEncoding(channels=channels):
            return Text(f"{size:>5} ").append(
                "pixels, grey" if channels == 1 else "pixels, in colour"
            )
        case SoundEncoding(rate=rate) as sound:
            said = f"samples: {three(sound.seconds)} s of sound at {rate:,} hertz"
            return Text(f"{size:>5} ").append(said, "quiet")
        case None:
            return Text(f"{size:>5} inputs")
        case TableEncoding(columns=known):
            names = [column.name for column in known]
    columns = count(len(names), "column")
    return Text(f"{size:>5} ").append(f"from {columns}: {_some(names)}", "quiet")


def _some(names: Sequence[str], most: int = 3) -> str:
    shown = ", ".join(cut(name, 24) for name in names[:most])
    return shown if len(names) <= most else f"{shown}, ... {cut(names[-1], 24)}"


def _out(model: Model) -> str:
    target = model.encoding.target if model.encoding else None
    if not model.classes:
        return cut(target.name, _WIDEST) if target else "a quantity"
    return f"{len(model.classes):,} classes"


def _classes(model: Model) -> Text:
    return Text(_some(model.classes, 10), "quiet")


def _total(model: Model, found: Sequence[LayerFacts]) -> str:
    one = sum(layer.parameters for layer in found)
    if model.networks == 1:
        return f"{count(one, 'parameter')} in all"
    return f"{one:,} parameters, × {model.networks} networks = {model.parameter_count:,}"


def _story(run: Run) -> Iterator[tuple[str, str]]:
    """How well it does, and how it was trained."""
    record = run.record
    yield "scores", _scores(run)
    took = f"{duration(record.seconds.total)}, of which {duration(record.seconds.train)} learning"
    yield "trained", f"{count(record.epochs, 'epoch')} in {took}; {ENDINGS[record.ended]}"
    settings = record.settings
    yield (
        "settings",
        (
            f"{settings.optimizer}, learning rate {settings.rate:g} ({settings.schedule}), "
            f"batches of {settings.batch_size}, seed {record.seed}"
        ),
    )
    for reason in record.reasons:
        yield "", reason
    for note in record.notes:
        if note.level == "warning":
            yield "note", note.text


def _scores(run: Run) -> str:
    scores = run.record.scores
    is_share = scores.metric == "accuracy"
    show = percent if is_share else three
    parts = (
        ("kept apart", scores.test),
        ("validation", scores.validation),
        ("training", scores.train),
    )
    told = ", ".join(f"{show(value)} {where}" for where, value in parts if value is not None)
    folds = scores.folds
    mean = f"; {show(sum(folds) / len(folds))} over {len(folds)} folds" if folds else ""
    return f"{'accuracy' if is_share else 'R²'}: {told}{mean}"


def say_labelled(console: Console, label: str, text: str) -> None:
    """A line with a word before it that says what it is about."""
    say_after(console, Text(f"{label:>8}  ", "quiet"), Text(text))
