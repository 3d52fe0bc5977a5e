"""Pictures or recordings that a model is asked about, wherever they are."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from pellucid.data.collection import Collection
from pellucid.data.decoding import Finding, left_out, usable_rows
from pellucid.data.encoding import PictureEncoding, SoundEncoding
from pellucid.data.folders import PICTURES, SOUNDS, Medium, list_files, list_source, shown
from pellucid.data.folders.table import file_column
from pellucid.data.note import Note
from pellucid.data.sets import BUILTIN, builtin
from pellucid.data.sets.pictured import as_pictured
from pellucid.data.tables import read_frame
from pellucid.errors import BadInput, nearest


class Asked(NamedTuple):
    """What is asked about: each example's name, its input, and its target where that is known."""

    names: tuple[str, ...]
    inputs: np.ndarray
    target: pl.Series | None
    notes: tuple[Note, ...] = ()


class _Found(NamedTuple):
    """Examples before they are read: what each is called, and where it is."""

    names: tuple[str, ...]
    items: Sequence[Any]
    target: pl.Series | None
    notes: tuple[Note, ...] = ()


def open_asked(
    encoding: PictureEncoding | SoundEncoding, source: str | Path, *, seed: int = 0
) -> Asked:
    """The examples of a file, of a folder or a table of files, or of a built-in set.

    Labels are taken where folders, names or the table say them. Files of a folder that cannot be
    read are left out and named. Raises `BadInput` where nothing can be read.
    """
    medium, name = _medium(encoding), encoding.target.name if encoding.target else ""
    found = _found(medium, source, name, seed)
    inputs, findings, notes = _decoded(encoding, found)
    lost = left_out(found.names, findings, medium.noun)
    rows = usable_rows(len(found.names), findings)
    if lost:
        inputs = inputs[rows]
    return Asked(
        tuple(found.names[row] for row in rows),
        inputs,
        found.target[rows] if found.target is not None else None,
        (*found.notes, *notes, *lost),
    )


def _medium(encoding: PictureEncoding | SoundEncoding) -> Medium:
    return PICTURES if isinstance(encoding, PictureEncoding) else SOUNDS


def _decoded(
    encoding: PictureEncoding | SoundEncoding, found: _Found
) -> tuple[np.ndarray, list[Finding], tuple[Note, ...]]:
    """The inputs, what was found about each file, and what to say of them."""
    if isinstance(encoding, PictureEncoding):
        from pellucid.data.pictures import encode as pictures

        inputs, findings = pictures.decode_items(encoding, found.items)
        return inputs, findings, pictures.said_of(findings)
    from pellucid.data.sounds import encode as sounds

    inputs, findings = sounds.decode_items(encoding, found.items)
    return inputs, findings, sounds.said_of(findings, found.names, encoding)


def _found(medium: Medium, source: str | Path, target: str, seed: int) -> _Found:
    name, path = str(source), Path(source)
    if name in BUILTIN:
        return _built_in(as_pictured(builtin(name, seed=seed)), medium)
    if path.is_file() and medium.holds(path.name):
        return _Found((shown(path.name),), [path], None)
    if path.is_file():
        return _named(path, medium, target)
    if not path.is_dir():
        raise _absent(path, medium)
    files, notes = list_files(path, medium)
    names = tuple(shown(str(file.relative_to(path))) for file in files)
    return _Found(names, files, _labels(path, medium, files), notes)


def _labels(folder: Path, medium: Medium, files: Sequence[Path]) -> pl.Series | None:
    """The label of each file, as folders or names say it; null where they do not."""
    try:
        listing = list_source(folder, medium)
    except BadInput:
        return None
    by_file = dict(zip(listing.sources, listing.target.to_list(), strict=True))
    return pl.Series([by_file.get(file) for file in files], dtype=listing.target.dtype)


def _named(table: Path, medium: Medium, target: str) -> _Found:
    """The files that a table names, with their targets if it has a column of that name."""
    frame, notes = read_frame(table)
    column = file_column(frame, medium)
    if column is None:
        raise BadInput(f"no column of {table} names {medium.noun}s", "a column of files' names")
    named = frame.filter(pl.col(column).is_not_null())
    names = named[column].to_list()
    answers = named[target] if target in named.columns else None
    return _Found(tuple(map(shown, names)), [table.parent / one for one in names], answers, notes)


def _built_in(known: Any, medium: Medium) -> _Found:
    if not isinstance(known, Collection) or known.is_sound != (medium is SOUNDS):
        raise BadInput(
            f"{known.name} holds no {medium.noun}s", f"{medium.noun}s, as the model learned from"
        )
    items: Any = known.inputs
    if isinstance(known.encoding, SoundEncoding):
        rate = known.encoding.rate
        items = [(wave / 32768, rate) for wave in known.inputs]
    return _Found(known.files, items, known.target)


def _absent(path: Path, medium: Medium) -> BadInput:
    folder = path.parent
    near = nearest(path.name, [p.name for p in folder.iterdir()] if folder.is_dir() else [])
    return BadInput(
        f"{path} is not there",
        f"a {medium.noun}, a folder or a table of {medium.noun}s, or a built-in set",
        instead=str(folder / near) if near else "",
    )
