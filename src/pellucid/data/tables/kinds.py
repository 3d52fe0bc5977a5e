"""What kind of value each raw column holds, and its values."""

from typing import NamedTuple

import msgspec
import polars as pl

from pellucid.data.column import Column
from pellucid.data.note import Note, warning
from pellucid.data.tables.plain import LEADING_ZERO, are_codes, plain_numbers, plain_types
from pellucid.data.values import (
    NumberForm,
    dates,
    find_form,
    find_pattern,
    find_words,
    numbers,
    parse_booleans,
    parse_dates,
    parse_numbers,
    without_marks,
)
from pellucid.data.words import count, some_of

STRAY = 0.05  # a column with at most this share of words among its numbers is one of numbers


class Values(NamedTuple):
    """One column with its values read, and what there was to say."""

    values: pl.Series
    column: Column
    notes: tuple[Note, ...] = ()


class Inferred(NamedTuple):
    """Columns of values in place of columns of text."""

    frame: pl.DataFrame
    columns: tuple[Column, ...]
    notes: tuple[Note, ...]


def infer(raw: pl.DataFrame) -> Inferred:
    """Find the kind of each column: number, category, date or boolean."""
    frame = plain_types(raw)
    plain = plain_numbers(frame)
    hint = _certain_form(frame, plain)
    read = [
        _tidy_numbers(frame[name].cast(pl.Float64, strict=False), Column(name, "number"))
        if name in plain
        else read_column(frame[name], hint)
        for name in frame.columns
    ]
    typed = pl.DataFrame([one.values for one in read])
    notes = [note for one in read for note in one.notes]
    return Inferred(typed, _counted(typed, [one.column for one in read]), tuple(notes))


def _certain_form(frame: pl.DataFrame, plain: set[str]) -> NumberForm | None:
    for name, dtype in frame.schema.items():
        if dtype == pl.String and name not in plain:
            form = find_form(frame[name])
            if form and numbers.is_certain(frame[name], form):
                return form
    return None


def read_column(values: pl.Series, hint: NumberForm | None = None) -> Values:
    """The values of one column that is not all plain numbers."""
    name = values.name
    if values.dtype == pl.Boolean:
        return Values(values, Column(name, "boolean"))
    if values.dtype != pl.String:
        return Values(values, Column(name, "date"))
    bare = _apply(without_marks(pl.col(name)), values)
    return (
        _as_numbers(bare, hint)
        or _as_booleans(bare)
        or _as_dates(bare)
        or _as_stray_numbers(bare)
        or _as_category(values)
    )


def _apply(expression: pl.Expr, values: pl.Series) -> pl.Series:
    return values.to_frame().select(expression.alias(values.name)).to_series()


def _as_numbers(text: pl.Series, hint: NumberForm | None) -> Values | None:
    form = find_form(text, hint)
    if form is None or are_codes(text):
        return None
    parsed = _apply(parse_numbers(pl.col(text.name), form), text)
    column = Column(text.name, "number", decimal=form.decimal, thousands=form.thousands)
    example = text.drop_nulls()[0]
    shown = parsed.drop_nulls()[0]
    note = Note("number-form", f"{text.name}: {example!r} is read as the number {shown:,}.")
    tidy = _tidy_numbers(parsed, column)
    return tidy._replace(notes=(note, *tidy.notes))


def _as_booleans(text: pl.Series) -> Values | None:
    words = find_words(text)
    if words is None:
        return None
    parsed = _apply(parse_booleans(pl.col(text.name), words), text)
    return Values(parsed, Column(text.name, "boolean", words=words))


def _as_dates(text: pl.Series) -> Values | None:
    pattern = find_pattern(text)
    if pattern is None:
        return None
    parsed = _apply(parse_dates(pl.col(text.name), pattern), text)
    said = f"{text.name} holds dates, such as {text.drop_nulls()[0]!r}."
    notes = [Note("date", said)]
    if dates.is_ambiguous(text, pattern):
        said = f"{text.name}: which of {text.drop_nulls()[0]!r} is the day, which the month, is"
        notes.append(warning("ambiguous-date", f"{said} not certain; the day is taken first."))
    return Values(parsed, Column(text.name, "date", pattern=pattern), tuple(notes))


def _as_stray_numbers(text: pl.Series) -> Values | None:
    """A column of numbers with a few words among them, which become missing: said aloud."""
    parsed = _apply(parse_numbers(pl.col(text.name)), text)
    strays = text.filter(parsed.is_null() & text.is_not_null())
    filled = len(text) - text.null_count()
    if filled < 20 or len(strays) > STRAY * filled or are_codes(text):
        return None
    words: list[str] = strays.unique(maintain_order=True).to_list()
    shown = some_of([repr(word) for word in words], 3)
    said = f"{text.name} holds numbers, but also {shown}: {count(len(strays), 'value')} taken as"
    tidy = _tidy_numbers(parsed, Column(text.name, "number", strays=tuple(words)))
    return tidy._replace(notes=(warning("stray-text", f"{said} missing."), *tidy.notes))


def _as_category(text: pl.Series) -> Values:
    notes: tuple[Note, ...] = ()
    coded = text.drop_nulls().str.contains(LEADING_ZERO)
    if len(coded) and coded.any() and text.drop_nulls().str.contains(r"^\d+$").all():
        said = f"{text.name} is kept as text, because {text.drop_nulls().filter(coded)[0]!r}"
        notes = (Note("leading-zeros", f"{said} begins with a zero, as codes do."),)
    return Values(text, Column(text.name, "category"), notes)


def _tidy_numbers(values: pl.Series, column: Column) -> Values:
    """Whole numbers as Int64, 0 and 1 as Boolean, infinities as missing."""
    notes: tuple[Note, ...] = ()
    infinite = int(values.is_infinite().sum())
    if infinite:
        said = f"{column.name}: {count(infinite, 'infinite value')} taken as missing."
        notes = (warning("infinite", said),)
    finite = _apply(pl.when(pl.col(column.name).is_finite()).then(pl.col(column.name)), values)
    if not _is_whole(finite):
        return Values(finite, column, notes)
    whole = finite.cast(pl.Int64)
    if whole.min() == 0 and whole.max() == 1:
        boolean = Column(column.name, "boolean", words=("0", "1"), strays=column.strays)
        return Values(whole.cast(pl.Boolean), boolean, notes)
    return Values(whole, column, notes)


def _is_whole(values: pl.Series) -> bool:
    known = values.drop_nulls()
    return len(known) > 0 and bool(((known == known.floor()) & (known.abs() < 2**53)).all())


def _counted(frame: pl.DataFrame, columns: list[Column]) -> tuple[Column, ...]:
    if not columns:
        return ()
    missing = frame.null_count().row(0)
    distinct = frame.select(pl.all().drop_nulls().n_unique()).row(0)
    return tuple(
        msgspec.structs.replace(c, missing=m, distinct=d)
        for c, m, d in zip(columns, missing, distinct, strict=True)
    )
