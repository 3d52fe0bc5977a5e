"""Pictures or recordings that a model is asked about, wherever they are."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from pellucid.data.collection import Collection
from pellucid.data.encoding import PictureEncoding, SoundEncoding
from pellucid.data.folders import PICTURES, SOUNDS, Medium, list_files, list_source, shown
from pellucid.data.note import Note, warning
from pellucid.data.sets import BUILTIN, builtin
from pellucid.data.sets.pictured import PICTURED, pictured
from pellucid.data.table import Table
from pellucid.data.words import count, some_of
from pellucid.errors import BadInput, nearest

Encode = Callable[[Sequence[Any]], tuple[np.ndarray, tuple[Note, ...]]]


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
    found = _found(_medium(encoding), source, seed)
    inputs, rows, notes = _encoded(_encoder(encoding), found)
    kept = found.target[rows] if found.target is not None else None
    return Asked(tuple(found.names[row] for row in rows), inputs, kept, (*found.notes, *notes))


def _medium(encoding: PictureEncoding | SoundEncoding) -> Medium:
    return PICTURES if isinstance(encoding, PictureEncoding) else SOUNDS


def _encoder(encoding: PictureEncoding | SoundEncoding) -> Encode:
    if isinstance(encoding, PictureEncoding):
        from pellucid.data.pictures import encode_pictures

        return lambda items: encode_pictures(encoding, items)
    from pellucid.data.sounds import encode_sounds

    return lambda items: encode_sounds(encoding, items)


def _found(medium: Medium, source: str | Path, seed: int) -> _Found:
    name, path = str(source), Path(source)
    if name in BUILTIN:
        known = builtin(name, seed=seed)
        if name in PICTURED and isinstance(known, Table):
            known = pictured(known)
        return _built_in(known, medium)
    if path.is_file() and medium.holds(path.name):
        return _Found((shown(path.name),), [path], None)
    if path.is_file():
        return _listed(path, medium)
    if not path.is_dir():
        raise _absent(path, medium)
    try:
        return _listed(path, medium)
    except BadInput:
        files, notes = list_files(path, medium)
        names = tuple(shown(str(file.relative_to(path))) for file in files)
        return _Found(names, files, None, notes)


def _listed(path: Path, medium: Medium) -> _Found:
    listing = list_source(path, medium)
    return _Found(listing.names, listing.sources, listing.target, listing.notes)


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


def _encoded(encode: Encode, found: _Found) -> tuple[np.ndarray, list[int], tuple[Note, ...]]:
    """The inputs, the rows they are of, and what was noticed."""
    try:
        inputs, notes = encode(found.items)
        return inputs, list(range(len(inputs))), notes
    except BadInput:
        if len(found.items) == 1:
            raise
    read: list[np.ndarray] = []
    rows: list[int] = []
    why = ""
    for row, item in enumerate(found.items):
        try:
            read.append(encode([item])[0])
            rows.append(row)
        except BadInput as error:
            why = why or error.given
    if not rows:
        raise BadInput("none of the files can be read", "files that can", why)
    lost = [name for row, name in enumerate(found.names) if row not in set(rows)]
    said = f"{count(len(lost), 'file')} cannot be read and left out: {some_of(lost, 5)}."
    return np.concatenate(read), rows, (warning("unusable", said),)
