"""All files of a folder, without leaving it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pellucid.data.folders.media import Medium
from pellucid.data.folders.names import shown
from pellucid.data.note import Note
from pellucid.data.words import count, some_of
from pellucid.errors import BadInput, nearest

OF_SYSTEMS = ("__MACOSX", "Thumbs.db", "desktop.ini")  # what systems leave behind, not people


@dataclass(frozen=True)
class Contents:
    """What a walk through a folder found, each by its path from there, "/" between folders."""

    root: Path
    medium: Medium
    files: tuple[str, ...]
    others: tuple[str, ...]
    links: tuple[str, ...]
    closed: tuple[str, ...]

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was passed over."""
        noun = self.medium.noun
        are_no = count(len(self.others), "file is", "files are")
        lead = count(len(self.links), "link leads", "links lead")
        may_not = count(len(self.closed), "folder may", "folders may")
        said = (
            ("other-files", self.others, f"{are_no} no {noun} by name, so left alone"),
            ("links", self.links, f"{lead} out of the folder or to another, so not followed"),
            ("closed", self.closed, f"{may_not} not be read"),
        )
        return tuple(
            Note(code, f"{text}: {some_of([shown(name) for name in names], 3)}.")
            for code, names, text in said
            if names
        )


def walk(folder: Path, medium: Medium) -> Contents:
    """The files of a folder and of all folders in it, in the order of their names.

    Hidden files are ignored. A link to a file within the folder is that file once more; a link
    that leads out of it, to a folder or to nothing is not followed. Raises `BadInput` for what
    is no folder.
    """
    if not folder.is_dir():
        raise _no_folder(folder)
    found: dict[str, list[str]] = {"files": [], "others": [], "links": [], "closed": []}
    for kind, name in _entries(folder, os.path.realpath(folder), medium):
        found[kind].append(name)
    ordered = {kind: tuple(sorted(names)) for kind, names in found.items()}
    return Contents(folder, medium, **ordered)


def list_files(folder: str | Path, medium: Medium) -> tuple[tuple[Path, ...], tuple[Note, ...]]:
    """The files of this medium in a folder, labelled or not: what to answer, and what was found.

    Raises `BadInput` when there is none.
    """
    contents = walk(Path(folder), medium)
    if not contents.files:
        raise nothing_found(contents)
    return tuple(Path(folder, file) for file in contents.files), contents.notes


def _entries(folder: Path, root: str, medium: Medium) -> Iterator[tuple[str, str]]:
    waiting = [""]
    while waiting:
        inner = waiting.pop()
        try:
            entries = list(os.scandir(Path(folder, inner)))
        except OSError:
            yield "closed", inner
            continue
        for entry in entries:
            name = f"{inner}{entry.name}"
            if entry.name.startswith(".") or entry.name in OF_SYSTEMS:
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{name}/")
            elif entry.is_symlink() and not _stays(entry.path, root):
                yield "links", name
            elif entry.is_file():
                yield "files" if medium.holds(name) else "others", name


def _stays(path: str, root: str) -> bool:
    real = os.path.realpath(path)
    return os.path.isfile(real) and real.startswith(root + os.sep)


def nothing_found(contents: Contents) -> BadInput:
    """What to tell a person whose folder holds nothing of the medium."""
    said = " ".join(note.text for note in contents.notes)
    return BadInput(
        f"{shown(str(contents.root))} holds no {contents.medium.noun}",
        f"files that end in {', '.join(contents.medium.suffixes)}",
        said or "The folder is empty",
    )


def _no_folder(folder: Path) -> BadInput:
    beside = folder.parent
    names = [each.name for each in beside.iterdir()] if beside.is_dir() else []
    near = nearest(folder.name, names)
    what = "is a file" if folder.is_file() else "is not there"
    return BadInput(
        f"{shown(str(folder))} {what}", "a folder", instead=str(beside / near) if near else ""
    )
