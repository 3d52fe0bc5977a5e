"""A frame of raw columns as a table."""

from collections.abc import Sequence

import polars as pl

from pellucid.data.column import Column
from pellucid.data.note import Note
from pellucid.data.table import Table
from pellucid.data.tables.columns import (
    Unfit,
    cardinality_notes,
    find_unfit,
    missing_notes,
    unfit_notes,
)
from pellucid.data.tables.findings import (
    class_notes,
    duplicate_notes,
    leakage_notes,
    sentinel_notes,
)
from pellucid.data.tables.kinds import infer
from pellucid.data.tables.target import choose_target, read_target
from pellucid.data.words import some_of
from pellucid.errors import BadInput, nearest


def make_table(
    frame: pl.DataFrame,
    *,
    name: str = "table",
    target: str | int | None = None,
    task: str | None = None,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    notes: Sequence[Note] = (),
) -> Table:
    """A table from a polars frame: see `read_table`, of which this is the second half.

    >>> import polars as pl
    >>> frame = pl.DataFrame({"size": [1, 2, 4, 3], "colour": ["red", "red", "blue", "blue"]})
    >>> make_table(frame, target="colour").task
    'binary'
    """
    _check_shape(frame, name)
    _check_names(frame, "keep", keep)
    _check_names(frame, "drop", drop)
    target_name, target_notes = choose_target(frame.columns, target)
    answer = read_target(frame[target_name], task)
    known = answer.values.is_not_null()
    values = answer.values.filter(known)
    raw = frame.drop(target_name, *(n for n in drop if n != target_name)).filter(known)
    inputs, columns, input_notes = _inputs(raw, name, tuple(keep))
    said = [*notes, *target_notes, *answer.notes, *class_notes(values, answer.task), *input_notes]
    said += duplicate_notes(inputs, values)
    said += leakage_notes(inputs, columns, values, answer.task)
    return Table(name, inputs, values, target_name, answer.task, columns, tuple(said))


def _inputs(
    raw: pl.DataFrame, name: str, keep: tuple[str, ...]
) -> tuple[pl.DataFrame, tuple[Column, ...], list[Note]]:
    if raw.width == 0:
        raise BadInput(
            f"{name} has no column besides the target",
            "one input column or more",
            "",
            "another delimiter, if the file has several columns",
        )
    raw, nested_notes = _without_nested(raw)
    inferred = infer(raw)
    unfit = [one for one in find_unfit(inferred.frame, inferred.columns) if one.name not in keep]
    left_out = {one.name for one in unfit}
    columns = tuple(c for c in inferred.columns if c.name not in left_out)
    if not columns:
        raise _nothing_left(name, unfit)
    frame = inferred.frame.select([c.name for c in columns])
    said = [
        *nested_notes,
        *inferred.notes,
        *unfit_notes(unfit, keep),
        *missing_notes(columns, frame.height),
        *cardinality_notes(columns, frame.height),
        *sentinel_notes(frame, columns),
    ]
    return frame, columns, said


def _nothing_left(name: str, unfit: list[Unfit]) -> BadInput:
    reasons = some_of([f"{one.name} ({one.why})" for one in unfit]) or "they hold lists or records"
    return BadInput(
        f"no column of {name} can be learnt from: {reasons}",
        "one input column or more that varies",
        instead=f"--keep {unfit[0].name!r}" if unfit else "",
    )


def _without_nested(raw: pl.DataFrame) -> tuple[pl.DataFrame, list[Note]]:
    """The columns that hold a value a row, not a list, a record or bytes."""
    nested = [
        name
        for name, dtype in raw.schema.items()
        if dtype.is_nested() or isinstance(dtype, pl.Binary | pl.Object)
    ]
    if not nested:
        return raw, []
    said = f"Left out, because they hold lists, records or bytes: {some_of(nested)}."
    return raw.drop(nested), [Note("nested", said)]


def _check_shape(frame: pl.DataFrame, name: str) -> None:
    if frame.width == 0 or frame.height == 0:
        what = "no columns" if frame.width == 0 else "a header but no rows"
        raise BadInput(f"{name} has {what}", "one row or more of values")


def _check_names(frame: pl.DataFrame, option: str, names: Sequence[str]) -> None:
    for given in names:
        if given not in frame.columns:
            near = nearest(given, frame.columns)
            raise BadInput(
                f"--{option} {given!r} is not a column",
                f"one of: {some_of(frame.columns, 20)}",
                instead=f"--{option} {near!r}" if near else "",
            )
