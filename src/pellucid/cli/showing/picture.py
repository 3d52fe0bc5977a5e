"""The network, drawn from top to bottom: what goes in, layer after layer, what comes out."""

from collections.abc import Iterator, Sequence
from math import log2, prod

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from pellucid.cli.drawing.numbers import count, duration, percent, three
from pellucid.cli.showing.facts import LayerFacts, layers
from pellucid.cli.training.words import ENDINGS
from pellucid.learning import Model, Run

_WIDEST = 28


def draw(console: Console, run: Run, path: str) -> None:
    """The whole picture, and how it came to be."""
    model = run.model
    console.print(Text(path, "name").append(f"  {_about(model)}", "default"))
    console.print()
    console.print(_network(model))
    console.print()
    for label, text in _story(run):
        _labelled(console, label, text)


def _about(model: Model) -> str:
    encoding = model.encoding
    target = encoding.target.name if encoding and encoding.target else "the target"
    what = f"{len(model.classes):,} classes of" if model.task != "regression" else "the quantity"
    together = "" if model.networks == 1 else f", {model.networks} networks side by side"
    return f"{what} {target!r}, learned from {model.name}{together}"


def _network(model: Model) -> Grid:
    """One line a layer: a bar as wide as it has units, its shape, activation and numbers."""
    found = layers(model)
    widest = max(prod(shape) for shape in model.network.shapes)
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(justify="right")
    for _ in range(2):
        grid.add_column()
    grid.add_column(justify="right")
    first = model.network.inputs
    grid.add_row("", _bar(prod(first), widest, "quiet"), _inputs(model), "")
    for layer in found:
        grid.add_row("", _line(widest), "", "")
        style = "positive" if layer.parameters else "quiet"
        grid.add_row(
            Text(layer.name, "name"),
            _bar(prod(layer.outputs), widest, style),
            _does(layer),
            Text(f"{layer.parameters:,}" if layer.parameters else "", "quiet"),
        )
    grid.add_row("", _line(widest), "", "")
    grid.add_row("", _out(model), "", _total(model, found))
    return grid


def _width(units: int, widest: int) -> int:
    """On a scale of doublings, so that 3 and 512 units can be seen beside each other."""
    return max(1, round(_WIDEST * log2(1 + units) / log2(1 + widest)))


def _bar(units: int, widest: int, style: str) -> Text:
    width = _width(units, widest)
    room = (_WIDEST - width) // 2
    return Text(" " * room + "▄" * width + " " * (_WIDEST - width - room), style)


def _line(widest: int) -> Text:
    del widest
    return Text(f"{'│':^{_WIDEST}}", "quiet")


def _does(layer: LayerFacts) -> Text:
    size = " × ".join(f"{axis:,}" for axis in layer.outputs)
    said = Text(size)
    if layer.activation != "linear":
        said.append(f" {layer.activation}")
    return said


def _inputs(model: Model) -> Text:
    size = " × ".join(f"{axis:,}" for axis in model.network.inputs)
    if model.encoding is None:
        return Text(size)
    names = [column.name for column in model.encoding.columns]
    columns = "" if len(names) == model.network.inputs[0] else f" from {count(len(names), 'column')}"
    return Text(size).append(f"{columns}: {_some(names)}", "quiet")


def _some(names: Sequence[str], most: int = 4) -> str:
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown}, ... {names[-1]}"


def _out(model: Model) -> Text:
    target = model.encoding.target if model.encoding else None
    text = " · ".join(model.classes) if model.classes else (target.name if target else "a quantity")
    if len(text) > _WIDEST:
        text = f"{model.classes[0]} · ... · {model.classes[-1]}" if model.classes else text
    return Text(f"{text:^{_WIDEST}}", "name")


def _total(model: Model, found: Sequence[LayerFacts]) -> Text:
    one = sum(layer.parameters for layer in found)
    text = f"{count(one, 'number')} learned"
    if model.networks > 1:
        text = f"{one:,} numbers learned, × {model.networks} = {model.parameter_count:,}"
    return Text(text)


def _story(run: Run) -> Iterator[tuple[str, str]]:
    """How well it does, and how it was trained."""
    record = run.record
    yield "scores", _scores(run)
    took = f"{duration(record.seconds.total)}, of which {duration(record.seconds.train)} learning"
    yield "trained", f"{count(record.epochs, 'epoch')} in {took}; {ENDINGS[record.ended]}"
    settings = record.settings
    yield "settings", (
        f"{settings.optimizer}, learning rate {three(settings.rate)} ({settings.schedule}), "
        f"batches of {settings.batch_size}, seed {record.seed}"
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
    parts = (("kept apart", scores.test), ("validation", scores.validation), ("training", scores.train))
    told = ", ".join(f"{show(value)} {where}" for where, value in parts if value is not None)
    folds = scores.folds
    mean = f"; {show(sum(folds) / len(folds))} over {len(folds)} folds" if folds else ""
    return f"{'accuracy' if is_share else 'R²'}: {told}{mean}"


def _labelled(console: Console, label: str, text: str) -> None:
    width = max(20, console.width - 13)
    for number, line in enumerate(Text(text).wrap(console, width)):
        head = Text(f"{label if number == 0 else '':>10}  ", "quiet")
        console.print(head.append_text(line), soft_wrap=True)
