"""Delimited text as columns of text."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

import polars as pl
from polars.exceptions import PolarsError

from pellucid.data.note import Note
from pellucid.data.tables.dialect import BLANKS, Dialect, find_dialect, sample_lines
from pellucid.data.tables.header import has_header, name_columns, number_columns
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
    content, comment_notes = _without_comments(content)
    dialect, dialect_notes = find_dialect(content)
    if delimiter is not None:
        dialect, dialect_notes = Dialect(delimiter, dialect.quote), ()
    content = _without_runs(content, dialect)
    content, sample, corner_notes = _with_corner(content, dialect)
    frame = _fast(content, dialect, _usual_width(sample))
    frame = _careful(content, dialect, name) if frame is None else frame
    frame, blank_notes = _without_blank_rows(frame, quiet=bool(comment_notes))
    frame, name_notes = _named(frame, has_header(sample) if header is None else header)
    if not frame.height:
        raise BadInput(f"{name} has a header but no rows", "one row of values or more")
    notes = (*comment_notes, *dialect_notes, *corner_notes, *name_notes, *blank_notes)
    return Raw(frame, notes)


def _without_comments(content: bytes) -> tuple[bytes, tuple[Note, ...]]:
    """The text with its first lines emptied where they begin with `#`; so lines keep their number.

    The last of them stays, without its `#`, if it has as many fields as the next line: it is
    the header then.
    """
    comments = re.match(rb"(#[^\n]*\n)+", content)
    rest = content[comments.end() :] if comments else b""
    if comments is None or not rest.strip():
        return content, ()
    lines = comments.group().splitlines()
    below = rest.partition(b"\n")[0]
    header = any(lines[-1].count(d) == below.count(d) > 0 for d in (b",", b";", b"\t", b"|"))
    kept = lines[-1].lstrip(b"# ") if header else b""
    skipped = len(lines) - header
    said = f"{count(skipped, 'line')} of comment at the top skipped."
    notes = (Note("comments", said),) if skipped else ()
    return b"\n" * (len(lines) - 1) + kept + b"\n" + rest, notes


def _without_runs(content: bytes, dialect: Dialect) -> bytes:
    """Runs of blanks as one, so that they part fields as a comma does."""
    if dialect.delimiter != " ":
        return content
    lines = content.decode().split("\n")
    return "\n".join(" ".join(re.findall(BLANKS, line)) for line in lines).encode()


def _with_corner(
    content: bytes, dialect: Dialect
) -> tuple[bytes, list[list[str]], tuple[Note, ...]]:
    """A name for the column of row names, for which R's `write.table` leaves none."""
    sample = _sample(content, dialect)
    width = _usual_width(sample)
    others = {len(row) for row in sample[1:]}
    if len(sample) < 3 or len(sample[0]) != width - 1 or others != {width} or width < 3:
        return content, sample, ()
    content = b"row_name" + dialect.delimiter.encode() + content.lstrip(b"\n\r")
    note = Note("row-names", "The first column has no name in the header: it is row_name.")
    return content, _sample(content, dialect), (note,)


def _sample(content: bytes, dialect: Dialect) -> list[list[str]]:
    try:
        return [row for row in dialect.rows(sample_lines(content)) if any(row)]
    except csv.Error:
        return []


def _usual_width(rows: list[list[str]]) -> int:
    return Counter(len(row) for row in rows).most_common(1)[0][0] if rows else 1


def _named(frame: pl.DataFrame, named: bool) -> tuple[pl.DataFrame, tuple[Note, ...]]:
    if named and frame.height:
        names, notes = name_columns([cell or "" for cell in frame.row(0)])
    else:
        names, notes = number_columns(frame.width)
    rows = frame[int(named) :]
    return rows.rename(dict(zip(frame.columns, names, strict=True))), notes


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
