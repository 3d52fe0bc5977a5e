"""Rows that come later, brought into the shape that a model was fitted on."""

import polars as pl

from pellucid.data.column import Column, Kind
from pellucid.data.encoding.parts import BinaryPart, CodePart, FlagPart, TableEncoding
from pellucid.data.note import Note, warning
from pellucid.data.values import (
    NumberForm,
    blank_marks,
    parse_booleans,
    parse_dates,
    parse_numbers,
    without_marks,
)
from pellucid.data.words import count, some_of
from pellucid.errors import BadInput, nearest

DTYPES: dict[Kind, pl.DataType] = {
    "number": pl.Float64(),
    "category": pl.String(),
    "date": pl.Datetime("us"),
    "boolean": pl.Boolean(),
}


def match_columns(
    encoding: TableEncoding, frame: pl.DataFrame
) -> tuple[pl.DataFrame, tuple[Note, ...]]:
    """The columns of the encoding, in its order and of its kinds, from a frame read later.

    Columns may come in any order. Others are ignored, and the target among them; both are said,
    as are values that the model has never seen. Raises `BadInput` when a column is missing
    (suggesting the nearest name), or holds text where numbers were.

    >>> from pellucid.data import builtin, fit_encoding
    >>> iris = builtin("iris")
    >>> rows, notes = match_columns(fit_encoding(iris), iris.frame[:, ::-1])
    >>> rows.columns == iris.frame.columns
    True
    """
    found, notes = _by_position(encoding, frame) or _by_name(encoding, frame)
    matched = pl.DataFrame([_as_kind(found[c.name], c) for c in encoding.columns])
    return matched, (*notes, *_unseen(encoding, matched))


def _by_position(
    encoding: TableEncoding, frame: pl.DataFrame
) -> tuple[pl.DataFrame, tuple[Note, ...]] | None:
    """A file without a header has numbered columns; the order is then all there is to go by."""
    names = [c.name for c in encoding.columns]
    numbered = frame.columns == [f"column_{i}" for i in range(1, frame.width + 1)]
    if not numbered or set(names) <= set(frame.columns) or frame.width != len(names):
        return None
    note = warning("by-position", "The rows have no header, so columns are taken in order.")
    return frame.rename(dict(zip(frame.columns, names, strict=True))), (note,)


def _by_name(encoding: TableEncoding, frame: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Note, ...]]:
    names = [c.name for c in encoding.columns]
    absent = [name for name in names if name not in frame.columns]
    target = encoding.target.name if encoding.target else None
    extra = [name for name in frame.columns if name not in names and name != target]
    if absent:
        raise _missing(absent, extra)
    if not extra:
        return frame, ()
    said = f"{count(len(extra), 'column')} that the model does not use: {some_of(extra)}."
    return frame, (Note("extra-columns", said),)


def _missing(absent: list[str], extra: list[str]) -> BadInput:
    near = [f"{name!r} in place of {close!r}" for name in absent if (close := nearest(name, extra))]
    return BadInput(
        f"{count(len(absent), 'column')} missing: {some_of(absent, 10)}",
        "every column that the model was trained on",
        instead=f"renaming, so that it reads {some_of(near)}" if near else "",
    )


def _as_kind(values: pl.Series, column: Column) -> pl.Series:
    """One column's values read the way they were for fitting."""
    text = values.dtype == pl.String or isinstance(values.dtype, pl.Categorical | pl.Enum)
    values = _apply(blank_marks(pl.col(values.name).cast(pl.String)), values) if text else values
    if column.kind == "category":
        return _as_category(values, column)
    if text:
        return _from_text(values, column)
    return _from_typed(values, column)


def _apply(expression: pl.Expr, values: pl.Series) -> pl.Series:
    return values.to_frame().select(expression.alias(values.name)).to_series()


def _as_category(values: pl.Series, column: Column) -> pl.Series:
    if values.dtype.is_float():
        known = values.drop_nulls()
        if ((known == known.floor()) & (known.abs() < 2**53)).all():
            values = values.cast(pl.Int64)  # a code 7 that missing values turned into 7.0
    return _cast(values, column)


def _from_text(text: pl.Series, column: Column) -> pl.Series:
    bare = _apply(without_marks(pl.col(column.name)), text)
    bare = bare.set(bare.is_in(column.strays), None) if column.strays else bare
    parsed = _apply(_parser(column), bare)
    lost = parsed.is_null() & bare.is_not_null()
    if lost.any():
        row = lost.arg_max() or 0
        raise BadInput(
            f"column {column.name!r} is {text[row]!r} in row {row + 1}",
            _expected(column),
            "That is what it held when the model was trained",
        )
    return parsed


def _parser(column: Column) -> pl.Expr:
    text = pl.col(column.name)
    if column.kind == "number":
        return parse_numbers(text, NumberForm(column.decimal, column.thousands))
    if column.kind == "date":
        return parse_dates(text, column.pattern or "%Y-%m-%d")
    if column.words == ("0", "1"):
        number = text.cast(pl.Float64, strict=False)
        return pl.when(number.is_in([0.0, 1.0])).then(number == 1)
    return parse_booleans(text, column.words or ("false", "true"))


def _expected(column: Column) -> str:
    if column.kind == "boolean":
        return " or ".join(column.words or ("false", "true"))
    if column.kind == "date":
        return f"a date such as {column.pattern or '%Y-%m-%d'}"
    return "text" if column.kind == "category" else "a number"


def _from_typed(values: pl.Series, column: Column) -> pl.Series:
    is_date = values.dtype == pl.Date or isinstance(values.dtype, pl.Datetime)
    if is_date != (column.kind == "date") and values.dtype != pl.Null:
        raise _wrong_type(values, _expected(column))
    return _cast(values, column)


def _cast(values: pl.Series, column: Column) -> pl.Series:
    try:
        return values.cast(DTYPES[column.kind])
    except pl.exceptions.PolarsError:
        raise _wrong_type(values, _expected(column)) from None


def _wrong_type(values: pl.Series, expected: str) -> BadInput:
    return BadInput(f"column {values.name!r} holds {values.dtype} values", expected)


def _unseen(encoding: TableEncoding, frame: pl.DataFrame) -> tuple[Note, ...]:
    """Categories that are new, which the model takes as unknown."""
    known: dict[int, set[str]] = {}
    for part in (*encoding.flag_parts, *encoding.code_parts):
        if isinstance(part, FlagPart):
            known.setdefault(part.column, set()).add(part.value)
        elif isinstance(part, BinaryPart | CodePart):
            known.setdefault(part.column, set()).update(part.values)
    notes = (_new_values(frame[encoding.columns[i].name], seen) for i, seen in known.items())
    return tuple(note for note in notes if note)


def _new_values(values: pl.Series, seen: set[str]) -> Note | None:
    text = values.cast(pl.String)
    new = text.filter(text.is_not_null() & ~text.is_in(list(seen)))
    if new.is_empty():
        return None
    names = some_of([repr(value) for value in new.unique(maintain_order=True).to_list()], 3)
    said = f"{values.name}: {names} in {count(len(new), 'row')} taken as unknown, for the model"
    return warning("new-category", f"{said} has not seen enough of it.")
