"""Checking a whole folder: lessons, glossary, quizzes, experiments."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pellucid.course.authored import Authored, read_experiments
from pellucid.course.checking.experiments import experiment_problems
from pellucid.course.checking.lessons import Known, lesson_problems
from pellucid.course.checking.quizzes import quiz_file_problems
from pellucid.course.course import open_course
from pellucid.course.evidence import evidence
from pellucid.course.folder import (
    GLOSSARY,
    check_folder,
    lesson_twins,
    place_of,
    unused_files,
    used_files,
)
from pellucid.course.glossary import Term, read_glossary
from pellucid.course.lesson import Lesson, parse_lesson
from pellucid.course.problem import Problem
from pellucid.course.quiz_problems import problems as quiz_problems
from pellucid.course.quizzes_of import clashes, quizzes_of
from pellucid.course.reading import read


class Found(NamedTuple):
    """Something wrong with a file."""

    path: Path
    problem: Problem


class _Texts(NamedTuple):
    """The texts that can be read, and what is wrong with the others."""

    read: dict[Path, str]
    wrong: list[Found]


def check(folder: Path | str) -> list[Found]:
    """Everything that is wrong with a teacher's folder; nothing means that it can be used.

    The code of its experiments is run, and each experiment once with six seeds. Raises `BadInput`
    where there is no such folder, or nothing of a course in it.
    """
    path = check_folder(folder)
    texts = _texts(path)
    authored = read_experiments(path / "experiments")
    known = _known(path, texts.read, authored)
    found = [
        *texts.wrong,
        *_of_texts(path, texts.read, known),
        *_between(path, texts.read),
        *_of_experiments(authored, known),
    ]
    return sorted(found, key=lambda one: (str(one.path), one.problem.line))


def _texts(folder: Path) -> _Texts:
    texts = {path: read(path) for path in used_files(folder) if path.suffix != ".py"}
    wrong = [Found(path, text) for path, text in texts.items() if isinstance(text, Problem)]
    return _Texts({path: text for path, text in texts.items() if isinstance(text, str)}, wrong)


def _known(folder: Path, texts: Mapping[Path, str], authored: list[Authored]) -> Known:
    """All that a text of the folder may refer to; only the folder's own terms must be linked."""
    ours, own = open_course(), _terms(folder, texts)
    names = frozenset(one.experiment.name for one in authored if one.experiment)
    return Known(
        lessons=dict(sorted((dict(ours.lessons) | _lessons(texts)).items())),
        glossary=dict(ours.glossary) | own,
        experiments=frozenset(ours.experiments) | names,
        evidence=evidence(),
        asked=own,
    )


def _lessons(texts: Mapping[Path, str]) -> dict[int, Lesson]:
    return {
        int(path.stem): parse_lesson(int(path.stem), text)
        for path, text in texts.items()
        if path.suffix == ".md" and path.stem.isdecimal()
    }


def _terms(folder: Path, texts: Mapping[Path, str]) -> dict[str, Term]:
    return read_glossary(texts.get(folder / GLOSSARY, ""))[0]


def _of_texts(folder: Path, texts: Mapping[Path, str], known: Known) -> Iterator[Found]:
    for path, text in texts.items():
        if path.suffix == ".md":
            problems = lesson_problems(path.stem, text, known)
        elif path == folder / GLOSSARY:
            problems = read_glossary(text)[1]
        else:
            problems = quiz_file_problems(path.stem, text, known)
        for problem in problems:
            yield Found(path, problem)


def _between(folder: Path, texts: Mapping[Path, str]) -> Iterator[Found]:
    """What is wrong with files that are each fit, and with those that are not used at all."""
    quizzes = {path: text for path, text in texts.items() if path.parent == folder / "quizzes"}
    fit = {path: text for path, text in quizzes.items() if not quiz_problems(text)}
    for path, problem in (*lesson_twins(folder / "lessons"), *clashes(fit, quizzes_of())):
        yield Found(path, problem)
    for path in unused_files(folder):
        yield Found(path, Problem(1, "the file is not used where it is", place_of(path)))


def _of_experiments(authored: list[Authored], known: Known) -> Iterator[Found]:
    for one in authored:
        problems = one.problems or experiment_problems(one, known)
        for problem in problems:
            yield Found(one.path, problem)
