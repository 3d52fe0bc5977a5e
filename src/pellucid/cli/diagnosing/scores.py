"""The score beside chance and beside what can be reached on the same data, as bars."""

from collections.abc import Iterator

from rich.text import Text

from pellucid.cli.drawing.bars import bar
from pellucid.cli.drawing.numbers import percent, three
from pellucid.doctor import Diagnosis

_WIDTH = 30


def score_lines(diagnosis: Diagnosis) -> Iterator[Text]:
    """A bar for each score that is known; nothing where the network could not be trained."""
    if diagnosis.score is None:
        return
    of = "examples kept apart" if diagnosis.judged == "held" else "examples it learned from"
    what = "share right" if diagnosis.metric == "accuracy" else "R²"
    yield Text(f"  {what}, of {of}", "quiet")
    rows = [
        ("knowing nothing", diagnosis.chance, "quiet"),
        ("this network", diagnosis.score, _style(diagnosis)),
        ("can be reached", diagnosis.reference, "validation"),
    ]
    for name, value, style in rows:
        if value is not None:
            line = Text(f"  {name:>15}  ").append(bar(value, _WIDTH).ljust(_WIDTH), style)
            yield line.append(f"  {said(diagnosis.metric, value)}")


def _style(diagnosis: Diagnosis) -> str:
    return "warning" if diagnosis.healthy is False else "positive"


def said(metric: str, value: float) -> str:
    """A score as people read it: a share in per cent, R² as it is."""
    return percent(value) if metric == "accuracy" else three(value)
