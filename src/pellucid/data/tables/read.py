"""A table file as a table."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from pellucid.data.note import Note
from pellucid.data.table import Table
from pellucid.data.tables.delimited import Raw, read_delimited
from pellucid.data.tables.make import make_table
from pellucid.data.tables.paths import read_bytes
from pellucid.data.tables.records import is_json, read_json, reader_of
from pellucid.data.tables.text import as_utf8


def read_table(
    path: str | Path,
    *,
    target: str | int | None = None,
    task: str | None = None,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    delimiter: str | None = None,
    header: bool | None = None,
) -> Table:
    """Read a table file and find out what it holds.

    CSV, TSV and other delimited text, Parquet, Arrow (Feather) and JSON lines, each of them
    also compressed by gzip. The delimiter, a missing header, quotes, the encoding, marks of
    missing values, the kind of each column, the target and the task are found out; what was
    found is said in the table's `notes`, and each can be overruled.

    `target` is a column's name or position (-1 is the last); by default a column called target,
    class, label, y or outcome, or else the last. Columns that are constant, empty or
    identifiers are left out, except those named in `keep`; those in `drop` are left out too.

    Raises `BadInput` for anything that cannot be read or learnt from.

    >>> read_table("houses.csv", target="price").task  # doctest: +SKIP
    'regression'
    """
    raw = _read_raw(Path(path), delimiter, header)
    return make_table(
        raw.frame,
        name=Path(path).name,
        target=target,
        task=task,
        keep=keep,
        drop=drop,
        notes=raw.notes,
    )


def read_frame(
    path: str | Path, *, delimiter: str | None = None, header: bool | None = None
) -> tuple[pl.DataFrame, tuple[Note, ...]]:
    """The columns of a table file as they stand there, for `match_columns`, with what was found.

    Raises `BadInput` for anything that cannot be read.
    """
    raw = _read_raw(Path(path), delimiter, header)
    return raw.frame, raw.notes


def _read_raw(path: Path, delimiter: str | None, header: bool | None) -> Raw:
    content = read_bytes(path)
    read = reader_of(content, path.name)
    if read is not None:
        return read(content, path.name)
    text = as_utf8(content, path.name)
    if is_json(text.content, path.name):
        raw = read_json(text.content, path.name)
    else:
        raw = read_delimited(text.content, path.name, delimiter=delimiter, header=header)
    return Raw(raw.frame, (*text.notes, *raw.notes))
