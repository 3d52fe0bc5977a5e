"""Which column is the target, what its values are, and what the task is."""

from typing import NamedTuple

import polars as pl

from pellucid.data.note import Note, warning
from pellucid.data.tables.guess import guess_task
from pellucid.data.tables.plain import are_codes, plain_types
from pellucid.data.task import Task, as_task, class_task
from pellucid.data.values import find_form, parse_numbers
from pellucid.data.words import count, percent, some_of
from pellucid.errors import BadInput, nearest

USUAL = ("target", "class", "label", "y", "outcome")


class Target(NamedTuple):
    """The target column: its values, null where missing, and its task."""

    values: pl.Series
    task: Task
    notes: tuple[Note, ...]


def choose_target(columns: list[str], given: str | int | None) -> tuple[str, tuple[Note, ...]]:
    """The name of the target column, and how it was found unless it was given by name."""
    if given is None:
        return _usual_target(columns)
    if given in columns:
        return str(given), ()
    if isinstance(given, int) or given.lstrip("-").isdigit():
        return _at(columns, int(given))
    near = nearest(given, columns)
    raise BadInput(
        f"target {given!r} is not a column",
        f"one of: {some_of(columns, 20)}",
        instead=f"--target {near!r}" if near else "",
    )


def _usual_target(columns: list[str]) -> tuple[str, tuple[Note, ...]]:
    named = [name for usual in USUAL for name in columns if name.lower() == usual]
    found = named[0] if named else columns[-1]
    why = "by its name" if named else "as the last column"
    said = f"The target is {found!r}, {why}; --target chooses another."
    return found, (Note("target", said),)


def _at(columns: list[str], position: int) -> tuple[str, tuple[Note, ...]]:
    if not -len(columns) <= position < len(columns):
        raise BadInput(
            f"target {position} is beyond the {count(len(columns), 'column')}",
            f"a name, or a position from 0 to {len(columns) - 1}, or -1 for the last",
        )
    found = columns[position]
    return found, (Note("target", f"The target is {found!r}, column {position}."),)


def read_target(raw: pl.Series, given: str | None) -> Target:
    """The values of the target column and its task.

    Raises `BadInput` when nothing can be learnt: no value, one value only, or a class a row.
    """
    target = tidy_target(raw)
    known = target.drop_nulls()
    if known.is_empty():
        raise BadInput(f"target {raw.name!r} has no value in any row", "values to learn from")
    task, why = (as_task(given), "as asked") if given else guess_task(target)
    target = _fitting(target, task)
    _check_learnable(target.drop_nulls(), task)
    return Target(target, task, (Note("task", f"The task is {task}: {why}."), *_lost(target)))


def tidy_target(raw: pl.Series) -> pl.Series:
    """Targets as whole numbers, numbers, booleans or text, whatever they were written as."""
    target = plain_types(raw.to_frame()).to_series()
    if target.dtype == pl.String:
        target = _from_text(target)
    if isinstance(target.dtype, pl.Datetime):
        return target.cast(pl.String)
    if target.dtype == pl.Float64:
        finite = target.is_finite().fill_null(value=False)
        target = target.to_frame().select(pl.when(finite).then(pl.col(target.name))).to_series()
        known = target.drop_nulls()
        if len(known) and ((known == known.floor()) & (known.abs() < 2**53)).all():
            return target.cast(pl.Int64)
    return target


def _from_text(text: pl.Series) -> pl.Series:
    known = text.drop_nulls()
    if are_codes(known):
        return text
    plain = known.cast(pl.Float64, strict=False)
    if not plain.null_count():
        return text.cast(pl.Float64)
    form = find_form(text)
    if form:
        column = pl.col(text.name)
        return text.to_frame().select(parse_numbers(column, form)).to_series()
    if set(known.str.to_lowercase().unique().head(3).to_list()) == {"false", "true"}:
        return text.str.to_lowercase() == "true"
    return text


def _fitting(target: pl.Series, task: Task) -> pl.Series:
    """The target as the task needs it: numbers for a quantity."""
    if task != "regression":
        return target
    if target.dtype == pl.Boolean:
        return target.cast(pl.Int64)
    if target.dtype != pl.String:
        return target
    numbers = target.cast(pl.Float64, strict=False)
    bad = target.filter(numbers.is_null() & target.is_not_null())
    row = (numbers.is_null() & target.is_not_null()).arg_max() or 0
    raise BadInput(
        f"target {target.name!r} is {bad[0]!r} in row {row + 1}",
        "numbers, because a regression learns a quantity",
        instead=f"--task {class_task(target.drop_nulls().n_unique())}",
    )


def _check_learnable(known: pl.Series, task: Task) -> None:
    distinct, rows = known.n_unique(), len(known)
    if distinct == 1:
        raise BadInput(
            f"target {known.name!r} is {known[0]!r} in every row",
            "two classes or more" if task != "regression" else "a quantity that varies",
            "There is nothing to tell apart",
        )
    if task == "binary" and distinct > 2:
        raise BadInput(
            f"target {known.name!r} has {count(distinct, 'class', 'classes')}",
            "two, because the task is binary",
            instead="--task multiclass",
        )
    if task != "regression" and distinct == rows:
        raise BadInput(
            f"target {known.name!r} has a class of its own in each of {count(rows, 'row')}",
            "classes with several rows each",
            "Nothing can be learnt of a class from one example alone",
            "--target with another column"
            + (", or --task regression" if known.dtype.is_numeric() else ""),
        )


def _lost(target: pl.Series) -> tuple[Note, ...]:
    lost = target.null_count()
    if not lost:
        return ()
    share = percent(lost / len(target))
    said = f"{count(lost, 'row')} ({share}) left out, because the target is missing there."
    return (warning("missing-target", said),)
