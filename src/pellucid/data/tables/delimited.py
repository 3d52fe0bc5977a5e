"""Delimited text as columns of text."""

import csv
import io
from collections.abc import Iterator
from typing import Literal, NamedTuple

import polars as pl
from polars.exceptions import PolarsError

from pellucid.data.note import Note
from pellucid.data.tables.dialect import Dialect, find_dialect
from pellucid.data.tables.header import has_header, name_columns, number_columns
from pellucid.data.tables.mend import mended, named_delimiter, usual_width, without_comments
from pellucid.data.words import count
from pellucid.errors import BadInput


class Raw(NamedTuple):
    """Columns as they stand in a file, and what was found out on the way."""

    frame: pl.DataFrame
    notes: tuple[Note, ...] = ()


def read_delimited(
    content: bytes, name: str, *, delimiter: str | None = None, header: bool | None = None
) -> Raw:
    """Text of any delimiter, with a header or without, every field as text.

    Raises `BadInput` for lines of different lengths, naming the first.
    """
    if delimiter is not None and (len(delimiter) != 1 or delimiter in "\"'\r\n"):
        raise BadInput(f"delimiter is {delimiter!r}", "one character", instead="';'")
    told, content = named_delimiter(content)
    content, comment_notes = without_comments(content)
    dialect, dialect_notes = find_dialect(content)
    if delimiter or told:
        dialect, dialect_notes = Dialect(delimiter or told, dialect.quote), ()
    content, sample, corner_notes = mended(content, dialect)
    frame = _fast(content, dialect, usual_width(sample))
    frame = _careful(content, dialect, name) if frame is None else frame
    frame, blank_notes = _without_blank_rows(frame, quiet=bool(told or comment_notes))
    frame, name_notes = _named(frame, has_header(sample) if header is None else header)
    if not frame.height:
        raise BadInput(f"{name} has a header but no rows", "one row of values or more")
    notes = (*comment_notes, *dialect_notes, *corner_notes, *name_notes, *blank_notes)
    return Raw(frame, notes)


def _named(frame: pl.DataFrame, named: bool) -> tuple[pl.DataFrame, tuple[Note, ...]]:
    if named and frame.height:
        frame = _without_tail(frame)
        names, notes = name_columns([cell or "" for cell in frame.row(0)])
    else:
        names, notes = number_columns(frame.width)
    rows = frame[int(named) :]
    return rows.rename(dict(zip(frame.columns, names, strict=True))), notes


def _without_tail(frame: pl.DataFrame) -> pl.DataFrame:
    """Without a last column that has neither name nor values: a delimiter ended each line."""
    last = frame[frame.columns[-1]]
    is_tail = frame.width > 1 and (last.fill_null("").str.strip_chars() == "").all()
    return frame[:, :-1] if is_tail else frame


def _fast(content: bytes, dialect: Dialect, width: int) -> pl.DataFrame | None:
    """The table by Polars; None where its lines may be of different lengths or quoted oddly."""
    try:
        frame = pl.read_csv(
            content,
            has_header=False,
            separator=dialect.delimiter,
            quote_char=dialect.quote,
            schema={f"{i}": pl.String for i in range(width)},
        )
    except (PolarsError, ValueError):
        return None
    # Polars fills a line that is too short with nulls, without a word.
    short = frame[frame.columns[-1]].null_count() and not _is_even(content, dialect, width)
    return None if short else frame


def _is_even(content: bytes, dialect: Dialect, width: int) -> bool:
    """Whether every line has as many delimiters; False where quotes make that hard to say."""
    if dialect.quote.encode() in content:
        return False
    lines = pl.read_csv(
        content, has_header=False, separator="\x01", quote_char=None, schema={"line": pl.String}
    )["line"].drop_nulls()
    return bool((lines.str.count_matches(dialect.delimiter, literal=True) == width - 1).all())


def _careful(content: bytes, dialect: Dialect, name: str) -> pl.DataFrame:
    """The table by Python's own reader, which knows what line it is on."""
    text = content.decode()
    try:
        rows = list(_even_rows(text, dialect, csv.QUOTE_MINIMAL, name))
    except csv.Error:
        # A quotation mark that never closes would swallow rows, so here they are mere letters.
        rows = list(_even_rows(text, dialect, csv.QUOTE_NONE, name))
    columns = zip(*rows, strict=True)
    return pl.DataFrame({str(i): column for i, column in enumerate(columns)})


def _even_rows(
    text: str, dialect: Dialect, quoting: Literal[0, 3], name: str
) -> Iterator[list[str]]:
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        quoting=quoting,
        strict=True,
    )
    width, line = 0, 1
    for row in reader:
        blank = not any(cell.strip() for cell in row)
        width = width or (0 if blank else len(row))
        if not blank and len(row) != width:
            raise _ragged(name, line, len(row), width)
        if width:
            yield [""] * width if blank else row
        line = reader.line_num + 1


def _ragged(name: str, line: int, given: int, width: int) -> BadInput:
    return BadInput(
        f"line {line} of {name} has {count(given, 'field')}",
        f"{width}, as in the lines before it",
        "A field that holds the delimiter must stand in quotation marks, and a line must not stop"
        " short",
        f"mending line {line}",
    )


def _without_blank_rows(
    frame: pl.DataFrame, *, quiet: bool
) -> tuple[pl.DataFrame, tuple[Note, ...]]:
    kept = frame.filter(~pl.all_horizontal(pl.all().fill_null("").str.strip_chars() == ""))
    blank = frame.height - kept.height
    if not blank or quiet:
        return kept, ()
    return kept, (Note("blank-rows", f"{count(blank, 'empty line')} skipped."),)
