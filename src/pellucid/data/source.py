"""What a person names as the source of data: a built-in set, or a file."""

from pathlib import Path

import polars as pl

from pellucid.data.collection import Collection
from pellucid.data.folders import PICTURES, SOUNDS, Medium, find_medium, named_medium
from pellucid.data.note import Note
from pellucid.data.reading import Reading
from pellucid.data.sets import BUILTIN, builtin
from pellucid.data.sets.pictured import as_pictured
from pellucid.data.table import Table
from pellucid.data.tables import make_table, read_frame
from pellucid.errors import BadInput


def open_source(
    source: str | Path,
    *,
    target: str | int | None = None,
    task: str | None = None,
    seed: int = 0,
    reading: Reading | None = None,
) -> Table | Collection:
    """The examples of a built-in set's name, of a table, or of a folder of files.

    A table that names pictures or recordings stands for these. A name that is nothing suggests
    the nearest. Raises `BadInput`.

    >>> open_source("wine").frame.shape
    (178, 13)
    """
    name, reading = str(source), reading or Reading()
    if name in BUILTIN:
        known = builtin(name, seed=seed, by=reading.by, watch=reading.watch)
        _check_target(known, target)
        _check_task(known, task)
        return known if reading.kind == "table" else as_pictured(known)
    path = Path(source)
    if path.is_dir():
        return _collected(path, reading, _medium(path, reading), target, task)
    frame, notes = read_frame(path)
    medium = None if reading.kind == "table" else named_medium(frame, path.parent)
    if medium is not None:
        return _collected(path, reading, medium, target, task)
    return make_table(frame, name=path.name, target=target, task=task, notes=notes)


def _medium(folder: Path, reading: Reading) -> Medium:
    """What the folder's files are: as chosen, or as most of them are."""
    if reading.kind in ("pictures", "sound"):
        return PICTURES if reading.kind == "pictures" else SOUNDS
    found = find_medium(folder)
    if found is None:
        raise BadInput(
            f"{folder} holds no pictures and no recordings",
            "a folder with a folder for every class: FOLDER/class/file",
            f"Pictures end in {', '.join(PICTURES.suffixes[:5])}; recordings in "
            f"{', '.join(SOUNDS.suffixes[:4])}",
        )
    return found


def _collected(
    path: Path, reading: Reading, medium: Medium, target: str | int | None, task: str | None
) -> Collection:
    if medium is PICTURES:
        from pellucid.data.pictures import read_pictures

        return read_pictures(
            path, size=reading.size, target=target, task=task, pattern=reading.pattern,
            watch=reading.watch,
        )  # fmt: skip
    from pellucid.data.sounds import read_recordings

    return read_recordings(
        path, target=target, task=task, pattern=reading.pattern, by=reading.by,
        seconds=reading.seconds, watch=reading.watch,
    )  # fmt: skip


def open_inputs(source: str | Path, *, seed: int = 0) -> tuple[pl.DataFrame, tuple[Note, ...]]:
    """Rows to predict: the raw columns of a built-in set or of a file, for `match_columns`."""
    name = str(source)
    if name not in BUILTIN:
        return read_frame(source)
    table = builtin(name, seed=seed)
    if isinstance(table, Collection):
        raise BadInput(f"{name} is no table", "rows with columns, as the model learned from")
    assert table.target is not None
    return table.frame.with_columns(table.target), ()


def _check_target(table: Table | Collection, target: str | int | None) -> None:
    if target not in (None, table.target_name, -1, str(-1)):
        raise BadInput(
            f"target {target!r} is not that of {table.name}",
            f"{table.target_name!r}, the only target of this built-in set",
            instead=f"--target {table.target_name}",
        )


def _check_task(table: Table | Collection, task: str | None) -> None:
    if task not in (None, table.task):
        raise BadInput(
            f"task {task!r} does not fit {table.name}",
            f"{table.task!r}, for what this built-in set was made",
            instead=f"--task {table.task}",
        )
