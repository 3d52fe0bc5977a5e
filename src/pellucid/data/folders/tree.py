"""A folder of files as examples: labels from folders, or from names by a pattern."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import polars as pl

from pellucid.data.folders.divide import File, divide, empty_folders, first_names
from pellucid.data.folders.listing import Listing
from pellucid.data.folders.media import SOUNDS, Medium
from pellucid.data.folders.names import shown
from pellucid.data.folders.parts import keep_apart
from pellucid.data.folders.pattern import Pattern, compile_pattern, guess_pattern
from pellucid.data.folders.walk import Contents, nothing_found, walk
from pellucid.data.note import Note
from pellucid.data.task import class_task
from pellucid.data.words import count
from pellucid.errors import BadInput

TABLES = (".csv", ".tsv", ".jsonl", ".parquet")


class _Example(NamedTuple):
    path: str
    part: str
    label: str
    speaker: str


def list_folder(folder: Path, medium: Medium, pattern: str | None = None) -> Listing:
    """The files of a folder with their labels.

    The label is the name of the folder that a file is in (`FOLDER/class/file`, however deep), or
    what the pattern says. `FOLDER/train/...` beside `FOLDER/test/...` are parts, not classes. A
    folder of files alone is read by a pattern if one obviously fits. Raises `BadInput` when no
    label is found.
    """
    contents = walk(folder, medium)
    if not contents.files:
        raise nothing_found(contents)
    files, notes = divide(contents)
    by, said = _pattern(contents, files, pattern)
    said += empty_folders(contents, files) if by is None or "label" not in by.fields else ()
    examples = [found for file in files if (found := _example(file, by))]
    if not examples:
        raise _unlabelled(contents, by)
    lost = len(files) - len(examples)
    return _listing(contents, examples, by, (*notes, *said, *_lost(files, examples, lost, medium)))


def _pattern(
    contents: Contents, files: Sequence[File], given: str | None
) -> tuple[Pattern | None, tuple[Note, ...]]:
    medium = contents.medium
    if given is not None:
        return compile_pattern(given, medium), ()
    folders = {file.inner.rpartition("/")[0] for file in files}
    names = [file.inner.rpartition("/")[2] for file in files]
    found = guess_pattern(names, medium, speakers=medium == SOUNDS) if len(folders) == 1 else None
    if found is None:
        return None, ()
    said = f"The names follow {found.text}, so labels are read from them; --pattern overrules."
    return found, (Note("pattern", said),)


def _example(file: File, by: Pattern | None) -> _Example | None:
    top, slash, _ = file.inner.partition("/")
    fields = (by.match(file.inner) or by.match(file.path)) if by else {}
    if fields is None:
        return None
    label = fields.get("label", top if slash else "")
    return _Example(file.path, file.part, label, fields.get("speaker", "")) if label else None


def _listing(
    contents: Contents, examples: list[_Example], by: Pattern | None, notes: tuple[Note, ...]
) -> Listing:
    apart = keep_apart([one.part for one in examples], contents.medium.noun)
    target = as_classes([shown(one.label) for one in examples])
    speakers = by is not None and "speaker" in by.fields
    return Listing(
        name=shown(contents.root.resolve().name or str(contents.root)),
        sources=tuple(contents.root / one.path for one in examples),
        names=tuple(shown(one.path) for one in examples),
        target=target,
        task=class_task(target.n_unique()),
        speakers=tuple(shown(one.speaker) for one in examples) if speakers else None,
        apart=apart.rows,
        notes=(*contents.notes, *notes, *apart.notes),
    )


def as_classes(labels: Sequence[str]) -> pl.Series:
    """Labels as classes: whole numbers where all are written as such, else text.

    >>> as_classes(["10", "9"]).to_list(), as_classes(["07", "7"]).to_list()
    ([10, 9], ['07', '7'])
    """
    plain = all(one.isascii() and one.isdigit() and str(int(one[:9])) == one for one in {*labels})
    return pl.Series("class", [int(one) for one in labels] if plain else labels)


def _lost(
    files: Sequence[File], examples: Sequence[_Example], lost: int, medium: Medium
) -> tuple[Note, ...]:
    if not lost:
        return ()
    labelled = {one.path for one in examples}
    names = [file.path for file in files if file.path not in labelled]
    which = f"{count(lost, medium.noun)} without a label left out: {first_names(names)}."
    return (Note("unlabelled", which),)


def _unlabelled(contents: Contents, by: Pattern | None) -> BadInput:
    root, example = shown(str(contents.root)), shown(contents.files[0])
    if by:
        return BadInput(
            f"no {contents.medium.noun} of {root} fits the pattern {by.text}",
            f"a pattern of names such as {example}",
        )
    tables = [name for name in contents.others if name.lower().endswith(TABLES)]
    return BadInput(
        f"the {contents.medium.noun}s of {root} have no labels: {example}",
        "a folder for each class (FOLDER/class/file), a table that names the files, or a pattern",
        instead=f"{root}/{shown(tables[0])}" if tables else "--pattern '{label}_{n}'",
    )
