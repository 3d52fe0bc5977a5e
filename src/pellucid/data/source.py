"""What a person names as the source of data: a built-in set, or a file."""

from pathlib import Path

import polars as pl

from pellucid.data.note import Note
from pellucid.data.sets import BUILTIN, builtin
from pellucid.data.table import Table
from pellucid.data.tables import read_frame, read_table
from pellucid.errors import BadInput


def open_source(
    source: str | Path, *, target: str | int | None = None, task: str | None = None, seed: int = 0
) -> Table:
    """The table of a built-in set's name, or of a file.

    A name that is neither suggests the nearest of both. Raises `BadInput`.

    >>> open_source("wine").frame.shape
    (178, 13)
    """
    name = str(source)
    if name not in BUILTIN:
        return read_table(source, target=target, task=task)
    table = builtin(name, seed=seed)
    _check_target(table, target)
    _check_task(table, task)
    return table


def open_inputs(source: str | Path, *, seed: int = 0) -> tuple[pl.DataFrame, tuple[Note, ...]]:
    """Rows to predict: the raw columns of a built-in set or of a file, for `match_columns`."""
    name = str(source)
    if name not in BUILTIN:
        return read_frame(source)
    table = builtin(name, seed=seed)
    assert table.target is not None
    return table.frame.with_columns(table.target), ()


def _check_target(table: Table, target: str | int | None) -> None:
    if target not in (None, table.target_name, -1, str(-1)):
        raise BadInput(
            f"target {target!r} is not that of {table.name}",
            f"{table.target_name!r}, the only target of this built-in set",
            instead=f"--target {table.target_name}",
        )


def _check_task(table: Table, task: str | None) -> None:
    if task not in (None, table.task):
        raise BadInput(
            f"task {task!r} does not fit {table.name}",
            f"{table.task!r}, for what this built-in set was made",
            instead=f"--task {table.task}",
        )
