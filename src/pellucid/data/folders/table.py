"""A table that names files: one column says which, another what they show or say."""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import polars as pl

from pellucid.data.folders.listing import Listing
from pellucid.data.folders.media import Medium
from pellucid.data.folders.names import shown
from pellucid.data.folders.parts import Apart, keep_apart, part_of
from pellucid.data.note import Note, warning
from pellucid.data.tables import read_frame
from pellucid.data.tables.target import choose_target, read_target
from pellucid.data.words import count, some_of
from pellucid.errors import BadInput

SPEAKERS = ("speaker", "speaker_id", "speakerid", "voice", "client_id")
PARTS = ("split", "part", "subset", "set", "partition")
ENOUGH = 0.5  # the share of names that must end as files of the medium do


def list_table(
    path: Path, medium: Medium, *, target: str | int | None = None, task: str | None = None
) -> Listing:
    """The files that a table names, from its own place, with the target of each.

    The target and the task are found as for any table. A column called speaker says whose
    recording each is; one called split, with train and test in it, which rows are for the test.
    Raises `BadInput` when no column names files, or none of them is there.
    """
    frame, notes = read_frame(path)
    column = file_column(frame, medium)
    if column is None:
        raise _names_none(path, medium)
    named = frame.filter(pl.col(column).is_not_null())
    speaker, part = _called(named, SPEAKERS), _part_column(named)
    speaker, part = (None if name == target else name for name in (speaker, part))
    columns = [name for name in named.columns if name not in (column, speaker, part)]
    if not columns:
        raise BadInput(f"{path} names files and nothing else", "a column of labels beside them")
    chosen, target_notes = choose_target(columns, target)
    answer = read_target(named[chosen], task)
    files = [str(file) for file in named[column]]
    there = np.array([is_file(path.parent / file) for file in files])
    rows = np.flatnonzero(there & answer.values.is_not_null().to_numpy())
    if not there.any():
        raise _absent(path, files[0])
    apart = _apart(named[rows], part, medium)
    others = [name for name in columns if name != chosen]
    unused = f" Not used: {some_of([repr(name) for name in others])}." if others else ""
    found = Note("files", f"The files are those that {column!r} names.{unused}")
    return Listing(
        name=path.name,
        sources=tuple(path.parent / files[row] for row in rows),
        names=tuple(shown(files[row]) for row in rows),
        target=answer.values[rows],
        task=answer.task,
        speakers=_speakers(named, speaker, rows),
        apart=apart.rows,
        notes=(
            *notes,
            found,
            *target_notes,
            *answer.notes,
            *_missing(files, there, medium),
            *apart.notes,
        ),
    )


def file_column(frame: pl.DataFrame, medium: Medium) -> str | None:
    """The column whose text names files of the medium, or None when there is none."""
    shares = {name: _share(frame[name], medium) for name in frame.columns}
    best = max(shares, key=lambda name: shares[name], default="")
    return best if shares.get(best, 0) >= ENOUGH else None


def _share(values: pl.Series, medium: Medium) -> float:
    known = values.drop_nulls()
    if values.dtype != pl.String or known.is_empty():
        return 0.0
    return sum(map(medium.holds, known)) / len(known)


def _called(frame: pl.DataFrame, usual: Sequence[str]) -> str | None:
    return next((name for name in frame.columns if name.lower() in usual), None)


def _part_column(frame: pl.DataFrame) -> str | None:
    name = _called(frame, PARTS)
    values = frame[name].drop_nulls().cast(pl.String).unique() if name else []
    return name if name and all(map(part_of, values)) else None


def is_file(path: Path) -> bool:
    """Whether a table's name for a file leads to one."""
    try:
        return os.path.isfile(path)
    except ValueError:  # a name with a zero byte
        return False


def _apart(frame: pl.DataFrame, part: str | None, medium: Medium) -> Apart:
    if part is None:
        return Apart(None, ())
    words = frame[part].cast(pl.String).fill_null("").to_list()
    return keep_apart([part_of(word) for word in words], medium.noun)


def _speakers(frame: pl.DataFrame, name: str | None, rows: np.ndarray) -> tuple[str, ...] | None:
    if name is None:
        return None
    return tuple(frame[name][rows].cast(pl.String).fill_null("unknown").to_list())


def _missing(files: Sequence[str], there: np.ndarray, medium: Medium) -> tuple[Note, ...]:
    absent = [shown(file) for file, found in zip(files, there, strict=True) if not found]
    if not absent:
        return ()
    said = f"{count(len(absent), medium.noun)} not found, so left out: {some_of(absent, 3)}."
    return (warning("missing-files", said),)


def _absent(path: Path, first: str) -> BadInput:
    return BadInput(
        f"no file that {path.name} names is there, such as {shown(str(path.parent / first))}",
        "files named from the table's own place",
    )


def _names_none(path: Path, medium: Medium) -> BadInput:
    return BadInput(
        f"no column of {path} names {medium.noun}s",
        f"a column of names that end in {', '.join(medium.suffixes)}",
    )
