"""The whole course: lessons, glossary and experiments, ours and a teacher's."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from pellucid.course.authored import read_experiments
from pellucid.course.experiment import Experiment
from pellucid.course.glossary import Term, read_glossary
from pellucid.course.lesson import Lesson, parse_lesson
from pellucid.course.problem import Problem
from pellucid.course.registry import experiments
from pellucid.errors import BadInput, choose


class Course(NamedTuple):
    """Lessons by number, terms by id, experiments by name."""

    lessons: Mapping[int, Lesson]
    glossary: Mapping[str, Term]
    experiments: Mapping[str, Experiment[Any]]

    def lesson(self, number: int) -> Lesson:
        """The lesson of that number. Raises `BadInput` where there is none."""
        if number not in self.lessons:
            there = ", ".join(map(str, self.lessons))
            raise BadInput(f"lesson is {number}", f"one of {there}", instead="pellucid learn")
        return self.lessons[number]


class Combined(Mapping[str, Experiment[Any]]):
    """Our experiments, and a teacher's after them."""

    def __init__(self, own: Mapping[str, Experiment[Any]]) -> None:
        self._own = own

    def __getitem__(self, name: str) -> Experiment[Any]:
        known = choose("experiment", name, tuple(self))
        return self._own[known] if known in self._own else experiments[known]

    def __iter__(self) -> Iterator[str]:
        yield from experiments
        yield from self._own

    def __len__(self) -> int:
        return len(experiments) + len(self._own)

    def __contains__(self, name: object) -> bool:
        return name in self._own or name in experiments


def open_course(folder: Path | str | None = None) -> Course:
    """The course, with a teacher's folder added to it where one is given.

    A lesson of the same number takes the place of ours, as a term of the same id does. Raises
    `BadInput` for a folder that is none, or that `pellucid course check` would not pass.

    >>> open_course().lessons[2].title != ""
    True
    """
    built_in = _built_in()
    if folder is None:
        return built_in
    path = check_folder(folder)
    authored = read_experiments(path / "experiments")
    for one in authored:
        for problem in one.problems:
            raise _refused(one.path, problem, path)
    return Course(
        dict(sorted((dict(built_in.lessons) | read_lessons(path / "lessons")).items())),
        dict(built_in.glossary) | _terms(path),
        Combined({one.experiment.name: one.experiment for one in authored if one.experiment}),
    )


def check_folder(folder: Path | str) -> Path:
    """The folder, if it is one. Raises `BadInput` otherwise."""
    path = Path(folder)
    if not path.is_dir():
        raise BadInput(f"--course is {folder}", "a folder with lessons, quizzes or experiments")
    return path


def read_lessons(folder: Path) -> dict[int, Lesson]:
    """The lessons of a folder, by the number their file is called."""
    return {int(path.stem): _lesson(path) for path in lesson_files(folder)}


def lesson_files(folder: Path) -> list[Path]:
    """The Markdown files that are called by a number, in its order."""
    found = [path for path in folder.glob("*.md") if path.stem.isdecimal()]
    return sorted(found, key=lambda path: int(path.stem))


def _lesson(path: Path) -> Lesson:
    try:
        return parse_lesson(int(path.stem), path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} cannot be read", "text in UTF-8", str(error)) from None


def _terms(folder: Path) -> dict[str, Term]:
    path = folder / "lessons" / "glossary.toml"
    if not path.is_file():
        return {}
    terms, problems = read_glossary(path.read_text(encoding="utf-8"))
    for problem in problems:
        raise _refused(path, problem, folder)
    return terms


def _refused(path: Path, problem: Problem, folder: Path) -> BadInput:
    instead = f"pellucid course check {folder}"
    return BadInput(f"{path}, line {problem.line}: {problem.message}", instead=instead)


@lru_cache(maxsize=1)
def _built_in() -> Course:
    folder = Path(str(files("pellucid.course")))
    return Course(read_lessons(folder / "lessons"), _terms(folder), experiments)
