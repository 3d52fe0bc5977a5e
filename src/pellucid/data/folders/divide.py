"""A folder's files by the parts it is divided into, and without the folders around them."""

import os
import posixpath
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pellucid.data.folders.names import shown
from pellucid.data.folders.parts import part_of
from pellucid.data.folders.walk import OF_SYSTEMS, Contents
from pellucid.data.note import Note
from pellucid.data.words import count, some_of


class File(NamedTuple):
    """A file: its path from the root and from the folder of the classes, and its part."""

    path: str
    inner: str
    part: str


def divide(contents: Contents) -> tuple[list[File], tuple[Note, ...]]:
    """The files, each with its part, and without the folders that all of them are in."""
    below = _wrapping(contents.files)
    inner = [_inside(file, below) for file in contents.files]
    tops = Counter(top for top, slash, _ in (file.partition("/") for file in inner) if slash)
    parts = {top: part for top in tops if (part := part_of(top))}
    notes = (Note("inner-folder", f"The classes are in {shown(below)}."),) if below else ()
    if not _are_parts(set(parts.values()), inner, parts):
        return [File(*pair, "") for pair in zip(contents.files, inner, strict=True)], notes
    others = [top for top in tops if top not in parts]
    if others:
        said = f"Besides the parts there are other folders, left alone: {first_names(others)}."
        notes += (Note("other-folders", said),)
    found: list[File] = []
    for path, file in zip(contents.files, inner, strict=True):
        top, _, rest = file.partition("/")
        if rest and top in parts:
            found.append(File(path, rest, parts[top]))
    return found, notes


def _are_parts(named: set[str], files: Sequence[str], parts: dict[str, str]) -> bool:
    """Whether folders called train, test, ... are parts, and not classes of that name.

    They are when there are two of them, with folders in them or without any other beside them.
    """
    if "training" not in named or len(named) < 2:
        return False
    nested = any(file.count("/") > 1 and file.split("/")[0] in parts for file in files)
    return nested or all(file.split("/")[0] in parts for file in files)


def _wrapping(files: Sequence[str]) -> str:
    """The path of the folders that hold nothing but one folder, down to where they branch.

    Empty where they do not branch: then there is one class, nested.
    """
    folders = {file.rpartition("/")[0] for file in files} - {""}
    common = posixpath.commonpath(folders) if folders else ""
    return f"{common}/" if common and common not in folders else ""


def _inside(file: str, below: str) -> str:
    """The path from an inner folder; the name alone of a file that is not in it."""
    return file.removeprefix(below) if file.startswith(below) else file.rpartition("/")[2]


def empty_folders(contents: Contents, files: Sequence[File]) -> tuple[Note, ...]:
    """Folders beside those of the classes that hold nothing of the medium."""
    full = {file.path.removesuffix(file.inner) + file.inner.split("/")[0] for file in files}
    holders = {file.path.removesuffix(file.inner) for file in files if "/" in file.inner}
    beside = (holder + name for holder in holders for name in _folders(contents.root / holder))
    empty = sorted(set(beside) - full)
    if not empty or len(holders) != len({file.part for file in files}):
        return ()
    have = count(len(empty), "folder holds", "folders hold")
    return (Note("empty-folders", f"{have} no {contents.medium.noun}: {first_names(empty)}."),)


def _folders(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        names = [each.name for each in entries if each.is_dir(follow_symlinks=False)]
    return [name for name in names if not name.startswith(".") and name not in OF_SYSTEMS]


def first_names(files: Sequence[str]) -> str:
    """The first of some files, for a sentence."""
    return some_of([shown(file) for file in files], 3)
