"""The whole course: lessons, glossary and experiments, ours and a teacher's."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from pellucid.course.authored import read_experiments
from pellucid.course.experiment import Experiment
from pellucid.course.folder import GLOSSARY, check_folder, lesson_files, lesson_twins
from pellucid.course.glossary import Term, read_glossary
from pellucid.course.language import ENGLISH, Language
from pellucid.course.lesson import Lesson, parse_lesson
from pellucid.course.problem import Problem
from pellucid.course.reading import read_text, refused
from pellucid.course.registry import experiments
from pellucid.course.translating.experiments import ExperimentsIn
from pellucid.course.translating.files import folder_of
from pellucid.course.translating.glossary import glossary_in
from pellucid.errors import BadInput, choose


class Course(NamedTuple):
    """Lessons by number, terms by id, experiments by name, and the language they are in."""

    lessons: Mapping[int, Lesson]
    glossary: Mapping[str, Term]
    experiments: Mapping[str, Experiment[Any]]
    language: Language = ENGLISH

    def lesson(self, number: int) -> Lesson:
        """The lesson of that number. Raises `BadInput` where there is none."""
        if number not in self.lessons:
            there = ", ".join(map(str, self.lessons))
            raise BadInput(f"lesson is {number}", f"one of {there}", instead="pellucid learn")
        return self.lessons[number]


class Combined(Mapping[str, Experiment[Any]]):
    """Our experiments, and a teacher's after them; where both have a name, the teacher's."""

    def __init__(
        self, ours: Mapping[str, Experiment[Any]], own: Mapping[str, Experiment[Any]]
    ) -> None:
        self._ours, self._own = ours, own

    def __getitem__(self, name: str) -> Experiment[Any]:
        known = choose("experiment", name, tuple(self))
        return self._own[known] if known in self._own else self._ours[known]

    def __iter__(self) -> Iterator[str]:
        yield from (name for name in self._ours if name not in self._own)
        yield from self._own

    def __len__(self) -> int:
        return len({*self._ours, *self._own})

    def __contains__(self, name: object) -> bool:
        return name in self._own or name in self._ours


def open_course(folder: Path | str | None = None, language: Language = ENGLISH) -> Course:
    """The course in a language, with a teacher's folder added to it where one is given.

    A teacher's own is in whatever language they wrote it. A lesson of the same number takes the
    place of ours, as a term of the same id does. Raises `BadInput` for a folder that is none, and
    for what in it cannot be read; what can be read and is wrong all the same, such as a link that
    leads nowhere, `pellucid course check` tells.

    >>> open_course().lessons[2].title != ""
    True
    """
    built_in = _built_in(language)
    if folder is None:
        return built_in
    path = check_folder(folder)
    authored = read_experiments(path / "experiments")
    for one in authored:
        for problem in one.problems:
            raise _refused(one.path, problem, path)
    # What is said about a teacher's experiment, beside its own words, is said in the language too.
    own = {
        one.experiment.name: replace(one.experiment, language=language)
        for one in authored
        if one.experiment
    }
    return Course(
        dict(sorted((dict(built_in.lessons) | read_lessons(path / "lessons")).items())),
        dict(built_in.glossary) | _terms(path),
        Combined(built_in.experiments, own),
        language,
    )


def read_lessons(folder: Path) -> dict[int, Lesson]:
    """The lessons of a folder, by the number their file is called."""
    for path, problem in lesson_twins(folder):
        raise refused(path, problem)
    files = {int(path.stem): path for path in lesson_files(folder)}
    return {number: parse_lesson(number, read_text(path)) for number, path in files.items()}


def _terms(folder: Path) -> dict[str, Term]:
    path = folder / GLOSSARY
    if not path.exists():
        return {}
    terms, problems = read_glossary(read_text(path))
    for problem in problems:
        raise _refused(path, problem, folder)
    return terms


def _refused(path: Path, problem: Problem, folder: Path) -> BadInput:
    instead = f"pellucid course check {folder}"
    return BadInput(f"{path}, line {problem.line}: {problem.message}", instead=instead)


@cache
def _built_in(language: Language) -> Course:
    folder = Path(str(files("pellucid.course")))
    terms = _terms(folder)
    if language == ENGLISH:
        return Course(read_lessons(folder / "lessons"), terms, experiments)
    return Course(
        read_lessons(folder_of(language.code) / "lessons"),
        glossary_in(terms, language),
        ExperimentsIn(language),
        language,
    )
