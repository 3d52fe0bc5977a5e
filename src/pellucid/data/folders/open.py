"""A folder or a table as a listing, and which medium it is about."""

from pathlib import Path

import polars as pl

from pellucid.data.folders.listing import Listing
from pellucid.data.folders.media import PICTURES, SOUNDS, Medium
from pellucid.data.folders.table import file_column, is_file, list_table
from pellucid.data.folders.tree import list_folder
from pellucid.data.folders.walk import walk
from pellucid.data.tables import read_frame
from pellucid.errors import BadInput

LOOKED_AT = 100  # names of a table, of which one at least must be a file


def list_source(
    source: str | Path,
    medium: Medium,
    *,
    pattern: str | None = None,
    target: str | int | None = None,
    task: str | None = None,
) -> Listing:
    """The examples of a folder, or of a table that names files.

    `pattern` is about a folder's names; `target` and `task` about a table's columns. Raises
    `BadInput` for an option that does not fit, and when nothing can be learnt.
    """
    path = Path(source)
    if path.is_file():
        if pattern is not None:
            raise BadInput(f"--pattern {pattern!r} with a table", "a folder, whose names it reads")
        return list_table(path, medium, target=target, task=task)
    if target is not None:
        raise BadInput(f"--target {target!r} with a folder", "a table, whose columns it names")
    if task == "regression":
        raise BadInput(
            "--task regression with a folder",
            "a table that names the files beside their quantities",
            "Folders and patterns say classes",
        )
    return list_folder(path, medium, pattern)


def find_medium(source: str | Path) -> Medium | None:
    """The medium of most files in a folder, or of those that a table names; None if there is none.

    Raises `BadInput` for what is neither a folder nor a table.
    """
    path = Path(source)
    if path.is_dir():
        found = {medium: len(walk(path, medium).files) for medium in (PICTURES, SOUNDS)}
        most = max(found, key=lambda medium: found[medium])
        return most if found[most] else None
    return named_medium(read_frame(path)[0], path.parent)


def named_medium(frame: pl.DataFrame, folder: Path) -> Medium | None:
    """The medium of the files in the folder that a table names; None if it names none there."""
    some = frame.head(LOOKED_AT)
    for medium in (PICTURES, SOUNDS):
        column = file_column(some, medium)
        if column and any(map(is_file, _first(some[column], folder))):
            return medium
    return None


def _first(names: pl.Series, folder: Path) -> list[Path]:
    return [folder / str(name) for name in names.drop_nulls().head(LOOKED_AT)]
