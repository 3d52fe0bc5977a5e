"""A teacher's folder, as it was typed."""

from pathlib import Path

from pellucid.course.course import Course, open_course
from pellucid.course.language import Language
from pellucid.errors import BadInput, nearest


def open_own(folder: str | None, language: Language) -> Course:
    """The course, with the folder added to it. Raises `BadInput` for one that cannot be used."""
    check_own(folder)
    return open_course(folder, language)


def check_own(folder: str | None, before: str = "--course") -> None:
    """Raises `BadInput` where there is no such folder, naming the one that may be meant.

    `before` is what it is typed after.
    """
    if folder is not None and not Path(folder).is_dir():
        expected = "a folder with lessons, quizzes or experiments"
        raise BadInput(f"{folder} is no folder", expected, instead=f"{before} {_meant(folder)}")


def _meant(folder: str) -> Path | str:
    """The folder that holds the file, the one called most alike, else a word in its place."""
    path = Path(folder)
    if path.is_file():
        parts = ("lessons", "quizzes", "experiments")
        return path.parent.parent if path.parent.name in parts else path.parent
    beside = path.parent.iterdir() if path.parent.is_dir() else ()
    near = nearest(path.name, [one.name for one in beside if one.is_dir()])
    return path.with_name(near) if near else "FOLDER"
