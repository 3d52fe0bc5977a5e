"""Progress: how far a learner has come, kept in one small file of their own."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import msgspec
from msgspec import Meta, Struct
from platformdirs import user_data_dir

from pellucid.atomic import write_bytes
from pellucid.course.outcome import Verdict
from pellucid.data import Note
from pellucid.data.note import warning
from pellucid.errors import BadInput

VERSION = 1
_NAME = "progress.json"
Count = Annotated[int, Meta(ge=0)]


class LessonPlace(Struct, frozen=True):
    """Where in a lesson the learner is: the section to go on with (from 0), and when it was."""

    section: Count
    done: bool
    when: date


class QuestionPlace(Struct, frozen=True):
    """How well a question is known: its box, when it is due again, how often asked and right."""

    box: Count
    due: date
    asked: Count
    right: Count


class ExperimentPlace(Struct, frozen=True):
    """What an experiment said when the learner ran it last."""

    verdict: Verdict
    effect: float | None
    low: float | None
    high: float | None
    seeds: Count
    seconds: float
    settings: dict[str, Any]
    when: date


class Progress(Struct, frozen=True):
    """How far a learner has come: lessons by number, questions and experiments by name."""

    version: int = VERSION
    lessons: Mapping[str, LessonPlace] = {}
    questions: Mapping[str, QuestionPlace] = {}
    experiments: Mapping[str, ExperimentPlace] = {}


class _Version(Struct):
    version: Annotated[int, Meta(ge=1)]


class _Found(NamedTuple):
    """What stands in the file, and whether a new one may be put in its place."""

    progress: Progress
    notes: tuple[Note, ...] = ()
    replaceable: bool = True


def home() -> Path:
    """The folder of the learner's own: that of PELLUCID_HOME, else where the system keeps such."""
    return Path(os.environ.get("PELLUCID_HOME") or user_data_dir("pellucid", appauthor=False))


def load(folder: Path | None = None) -> tuple[Progress, tuple[Note, ...]]:
    """How far the learner has come, and what is to be said about the file.

    A file that is damaged is put aside under a free name, told, and begun afresh. One of a later
    version, or one that cannot be read, is told and left alone.
    """
    found = _read(_file(folder))
    return found.progress, found.notes


def save(progress: Progress, folder: Path | None = None) -> tuple[Note, ...]:
    """Writes the progress, the whole file or nothing; says so where it could not.

    What cannot be kept is no reason to stop learning, so nothing is raised. A file of a later
    version is never written over.
    """
    path = _file(folder)
    found = _read(path)
    if not found.replaceable:
        return found.notes
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        content = msgspec.json.format(msgspec.json.encode(progress), indent=1)
        write_bytes(path, content + b"\n")
    except (OSError, BadInput) as error:
        return (*found.notes, _not_kept(path, error))
    return found.notes


def keep(
    change: Callable[[Progress], Progress], folder: Path | None = None
) -> tuple[Progress, tuple[Note, ...]]:
    """Changes what stands in the file now, so that what another window kept there stays.

    >>> from datetime import date
    >>> read = LessonPlace(section=3, done=True, when=date(2026, 1, 31))
    >>> learned = lambda old: msgspec.structs.replace(old, lessons={**old.lessons, "1": read})
    >>> progress, notes = keep(learned, Path())
    >>> progress.lessons["1"].done, notes, keep(lambda old: old, Path())[0] == progress
    (True, (), True)
    """
    progress, notes = load(folder)
    changed = change(progress)
    return changed, tuple(dict.fromkeys((*notes, *save(changed, folder))))


def _file(folder: Path | None) -> Path:
    return (home() if folder is None else folder) / _NAME


def _read(path: Path) -> _Found:
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return _Found(Progress())
    except OSError as error:
        return _Found(Progress(), (_unread(path, error),), replaceable=False)
    try:
        if msgspec.json.decode(content, type=_Version).version > VERSION:
            return _Found(Progress(), (_later(path),), replaceable=False)
        return _Found(msgspec.json.decode(content, type=Progress))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _put_aside(path)


def _put_aside(path: Path) -> _Found:
    numbers = range(1, 10_000)
    free = (path.with_name(f"{path.stem}.damaged-{n}{path.suffix}") for n in numbers)
    aside = next(name for name in free if not name.exists())
    said = f"{path} is damaged, so that your progress begins afresh"
    with suppress(OSError):
        path.rename(aside)
        return _Found(Progress(), (warning("progress-damaged", f"{said}; it is kept as {aside}."),))
    said = f"{path} is damaged and cannot be moved aside: nothing of this session is kept."
    return _Found(Progress(), (warning("progress-damaged", said),), replaceable=False)


def _later(path: Path) -> Note:
    said = f"{path} was written by a later version of Pellucid: nothing of this session is kept."
    return warning("progress-later", f"{said} Try: pip install --upgrade pellucid")


def _unread(path: Path, error: OSError) -> Note:
    said = f"{path} cannot be read ({error.strerror}): nothing of this session is kept."
    return warning("progress-unread", said)


def _not_kept(path: Path, error: OSError | BadInput) -> Note:
    why = error.why if isinstance(error, BadInput) else error.strerror
    said = f"Your progress cannot be kept in {path.parent} ({why}); the session goes on."
    return warning("progress-unwritable", f"{said} PELLUCID_HOME names another folder.")
