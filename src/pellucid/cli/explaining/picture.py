"""An explanation as it stands in the terminal: the pass, the answer, and what mattered."""

import numpy as np
from rich.console import Console
from rich.text import Text

from pellucid.cli.drawing.bars import bar, signed_bar
from pellucid.cli.drawing.numbers import cut, percent, three
from pellucid.cli.drawing.strip import strip
from pellucid.cli.explaining.explained import Explained, LayerPass

_CELLS, _CLASSES, _COLUMNS, _HALF, _LARGEST, _STRIPS = 64, 10, 10, 18, 3, 4


def draw(console: Console, found: Explained, networks: int, source: str) -> None:
    """Everything, from the row to what its answer came from."""
    shares = found.probabilities
    share = None if shares is None else float(shares[found.winner])
    place = f"{source}, row {found.row}"
    console.print(heading(place, found.answer, found.truth, share))
    console.print()
    which = f", network {found.network} of {networks}" if networks > 1 else ""
    say_title(console, "The pass", f"the row's way through the layers{which}")
    for layer in found.layers:
        _layer(console, layer)
    _sum(console, found)
    if found.probabilities is not None:
        together = f"of all {networks} networks together" if networks > 1 else ""
        say_title(console, "The answer", together)
        say_shares(console, found.classes, found.probabilities, found.winner)
    say_title(console, "What mattered", "every column's part of the way from a typical row to this")
    _mattering(console, found)


def heading(place: str, answer: object, truth: object, share: float | None) -> Text:
    """Where the example is, the answer and how probable it is, and whether it is right."""
    text = Text().append(place, "name").append("  answer: ")
    text.append(_shown(answer), "name")
    if share is not None:
        text.append(f" ({percent(share)})", "default")
    if truth is not None:
        agrees = truth == answer
        said = "and that is right" if agrees else f"in truth {_shown(truth)}"
        text.append(f"; {said}", "quiet" if agrees else "warning")
    return text


def _shown(value: object) -> str:
    return three(value) if isinstance(value, float) else str(value)


def say_title(console: Console, title: str, more: str) -> None:
    """What follows, and a few quiet words about it."""
    console.print(Text().append(title, "name").append(f"  {more}", "quiet"))


def _layer(console: Console, layer: LayerPass) -> None:
    """The layer's activations as a strip, and the largest of them in numbers."""
    values = layer.activations
    largest = np.argsort(-np.abs(values), kind="stable")[:_LARGEST]
    told = ", ".join(f"{unit}: {three(float(values[unit]))}" for unit in largest)
    more = "" if layer.activation == "linear" else f" {layer.activation}"
    console.print(
        Text(f"  {layer.name:<12} ").append(f"{len(values):,}{more}; largest {told}", "quiet"),
        soft_wrap=True,
    )
    lines = strip(values, min(_CELLS, max(16, console.width - 16)))
    for line in lines[:_STRIPS]:
        console.print(Text(" " * 15).append_text(line), soft_wrap=True)


def _sum(console: Console, found: Explained) -> None:
    """The last layer's sum for the winning output, written out."""
    console.print()
    name = found.classes[found.winner] if found.classes else "the answer"
    if found.classes and len(found.layers[-1].activations) == 1:
        name = found.classes[1]
    console.print(Text(f"  {found.layers[-1].name}, for {name!r}:", "quiet"), soft_wrap=True)
    for line in Text(found.last).wrap(console, max(30, console.width - 4)):
        console.print(Text("  ").append_text(line), soft_wrap=True)
    console.print()


def say_shares(console: Console, classes: tuple[str, ...], shares: np.ndarray, winner: int) -> None:
    """A bar for each class, the most probable first."""
    shown = np.argsort(-shares, kind="stable")[:_CLASSES]
    wide = min(24, max(len(classes[index]) for index in shown))
    for index in shown:
        style = "positive" if index == winner else "quiet"
        line = Text(f"  {cut(classes[index], wide):>{wide}}  ")
        line.append(f"{bar(float(shares[index]), 2 * _HALF):<{2 * _HALF}}", style)
        console.print(line.append(f" {percent(float(shares[index])):>7}"), soft_wrap=True)
    if len(shares) > _CLASSES:
        rest = float(np.sort(shares)[: len(shares) - _CLASSES].sum())
        told = f"{len(shares) - _CLASSES} others"
        console.print(Text(f"  {told:>{wide}}  {percent(rest)}", "quiet"), soft_wrap=True)
    console.print()


def _mattering(console: Console, found: Explained) -> None:
    """A bar for each column, from zero: blue raised the answer, orange lowered it."""
    mattered = found.mattered
    order = mattered.order
    labels = {name: _label(name, found.values) for name in order[:_COLUMNS]}
    wide = max(map(len, (*labels.values(), "a typical row")), default=0)
    largest = max((abs(mattered.parts[name]) for name in order), default=0.0)
    _amount(console, "a typical row", wide, mattered.typical)
    for name in order[:_COLUMNS]:
        _part(console, labels[name], wide, mattered.parts[name], largest)
    if len(order) > _COLUMNS:
        others = sum(mattered.parts[name] for name in order[_COLUMNS:])
        _part(console, f"{len(order) - _COLUMNS} others", wide, others, largest)
    _amount(console, "this row", wide, mattered.here)


def _label(name: str, values: dict[str, object]) -> str:
    value = values.get(name)
    return cut(name, 26) if name not in values else f"{cut(name, 26)} = {cut(_plain(value), 12)}"


def _plain(value: object) -> str:
    if value is None:
        return "missing"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _part(console: Console, label: str, wide: int, value: float, largest: float) -> None:
    left, right = signed_bar(value, max(largest, abs(value)), _HALF)
    line = Text(f"  {label:>{wide}}  ").append(left, "negative").append("│", "quiet")
    sign = "+" if value >= 0 else ""
    console.print(line.append(right, "positive").append(f" {sign}{three(value)}"), soft_wrap=True)


def _amount(console: Console, label: str, wide: int, value: float) -> None:
    line = Text().append(f"  {label:>{wide}}  {'':{_HALF}}│", "quiet")
    console.print(line.append(" " * _HALF).append(f"  {three(value)}", "name"), soft_wrap=True)
