"""The data section: what was learned from."""

from datetime import UTC, datetime
from typing import NamedTuple

from markupsafe import Markup

from pellucid.data import BUILTIN, Column, PictureEncoding, SoundEncoding
from pellucid.insight import sight
from pellucid.learning import Run
from pellucid.learning.described import Described, Spread
from pellucid.report.numbers import short, three, whole
from pellucid.report.spark import described, spark

MOST_COLUMNS = 60


class ColumnView(NamedTuple):
    """A row of the table of columns."""

    name: str
    kind: str
    missing: str
    distinct: str
    range: str
    spark: Markup


class DataView(NamedTuple):
    """What the section says of the data."""

    facts: tuple[tuple[str, str], ...]
    columns: tuple[ColumnView, ...]
    more_columns: int
    target: ColumnView | None


def data_view(run: Run) -> DataView:
    """Everything the section shows."""
    summary = run.record.described
    # The numbers of a picture or a sound have names of their own to nobody.
    columns = [] if sight(run.model) is not None else _columns(run)
    width = summary.width if summary and columns else len(columns)
    return DataView(
        tuple(_facts(run, width)),
        tuple(_view(c, s, summary) for c, s in columns[:MOST_COLUMNS]),
        max(0, width - min(len(columns), MOST_COLUMNS)),
        _target(run, summary),
    )


def _columns(run: Run) -> list[tuple[Column, Spread | None]]:
    summary = run.record.described
    if summary is not None:
        return list(zip(summary.columns, summary.spreads, strict=True))
    known = run.model.columns
    return [(column, None) for column in known.columns] if known else []


def _facts(run: Run, width: int) -> list[tuple[str, str]]:
    summary, model = run.record.described, run.model
    builtin = " (built in)" if run.record.source in BUILTIN else ""
    facts = [("source", short(run.record.source, 80) + builtin)]
    if summary is not None:
        facts.append((f"{model.noun}s", _rows(summary)))
    facts.append(("input columns", whole(width)) if width else ("inputs", _shape(run)))
    target = model.encoding.target if model.encoding else None
    facts.append(("target", short(target.name, 60) if target else "the array of targets"))
    facts.append(("task", model.task))
    if model.classes:
        facts.append(("classes", whole(len(model.classes))))
    return facts


def _shape(run: Run) -> str:
    match run.model.encoding:
        case PictureEncoding(height=height, width=width, channels=channels):
            ink = "grey" if channels == 1 else "colour"
            return f"pictures, {height} pixels high and {width} wide, in {ink}"
        case SoundEncoding(rate=rate) as sound:
            return f"sound of {three(sound.seconds)} s, at {whole(rate)} samples a second"
        case _:
            return "arrays of shape " + " × ".join(map(str, run.model.network.inputs))


def _rows(summary: Described) -> str:
    return (
        f"{whole(summary.rows)}: {whole(summary.training)} to learn from, "
        f"{whole(summary.test)} kept apart as the test"
    )


def _view(column: Column, spread: Spread | None, summary: Described | None) -> ColumnView:
    share = ""
    if column.missing and summary:
        share = f" ({three(100 * column.missing / summary.rows)}\xa0%)"
    return ColumnView(
        short(column.name, 40),
        column.kind,
        whole(column.missing) + share if column.missing else "none",
        whole(column.distinct) if column.distinct else "–",
        _range(column, spread) if spread else "",
        spark(spread) if spread else Markup(""),
    )


def _range(column: Column, spread: Spread) -> str:
    if spread.values:
        return ", ".join(short(value, 18) for value in spread.values[:3]) + (
            ", …" if len(spread.values) > 3 or spread.other else ""
        )
    if spread.low is None or spread.high is None:
        return ""
    if column.kind == "date":
        return f"{_date(spread.low)} to {_date(spread.high)}"
    return f"{three(spread.low)} to {three(spread.high)}"


def _date(seconds: float) -> str:
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (OverflowError, ValueError, OSError):
        return "a date far away"


def _target(run: Run, summary: Described | None) -> ColumnView | None:
    if summary is None:
        return None
    target = run.model.encoding.target if run.model.encoding else None
    words = described(summary.target) if summary.target.values else ""
    kind = "quantity" if run.model.task == "regression" else "classes"
    column = Column("target", "number")
    return ColumnView(
        short(target.name, 40) if target else "targets", kind, "none", "–",
        words or _range(column, summary.target), spark(summary.target),
    )  # fmt: skip
