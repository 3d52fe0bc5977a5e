"""Checking a whole folder: lessons, glossary, quizzes, experiments."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pellucid.course.authored import Authored, read_experiments
from pellucid.course.checking.experiments import experiment_problems
from pellucid.course.checking.lessons import Known, lesson_problems
from pellucid.course.checking.quizzes import quiz_file_problems
from pellucid.course.course import check_folder, open_course
from pellucid.course.evidence import evidence
from pellucid.course.glossary import Term, read_glossary
from pellucid.course.lesson import Lesson, parse_lesson
from pellucid.course.problem import Problem


class Found(NamedTuple):
    """Something wrong with a file."""

    path: Path
    problem: Problem


class _Texts(NamedTuple):
    """The files of one kind that can be read, and what is wrong with the others."""

    read: dict[Path, str]
    wrong: list[Found]


def check(folder: Path | str) -> list[Found]:
    """Everything that is wrong with a teacher's folder; nothing means that it can be used.

    The code of its experiments is run, as it is when they are. Raises `BadInput` where there is
    no such folder.
    """
    path = check_folder(folder)
    texts = _texts(path)
    authored = read_experiments(path / "experiments")
    if not texts.read and not texts.wrong and not authored:
        expected = "lessons/6.md, quizzes/6.toml or experiments/my_claim.py"
        return [Found(path, Problem(1, "the folder holds nothing of a course", expected))]
    known = _known(path, texts.read, authored)
    found = [*texts.wrong, *_of_texts(path, texts.read, known), *_of_experiments(authored, known)]
    return sorted(found, key=lambda one: (str(one.path), one.problem.line))


def _texts(folder: Path) -> _Texts:
    read: dict[Path, str] = {}
    wrong: list[Found] = []
    for path in sorted([*folder.glob("lessons/*.md"), *folder.glob("*/*.toml")]):
        try:
            read[path] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            message = f"this is not text in UTF-8: {error.reason} at byte {error.start}"
            wrong.append(Found(path, Problem(1, message)))
    return _Texts(read, wrong)


def _known(folder: Path, read: Mapping[Path, str], authored: list[Authored]) -> Known:
    """All that a text of the folder may refer to."""
    ours = open_course()
    names = frozenset(one.experiment.name for one in authored if one.experiment)
    return Known(
        lessons=dict(ours.lessons) | _lessons(read),
        glossary=dict(ours.glossary) | _terms(folder, read),
        experiments=frozenset(ours.experiments) | names,
        evidence=evidence(),
    )


def _lessons(read: Mapping[Path, str]) -> dict[int, Lesson]:
    return {
        int(path.stem): parse_lesson(int(path.stem), text)
        for path, text in read.items()
        if path.suffix == ".md" and path.stem.isdecimal()
    }


def _terms(folder: Path, read: Mapping[Path, str]) -> dict[str, Term]:
    return read_glossary(read.get(folder / "lessons" / "glossary.toml", ""))[0]


def _of_texts(folder: Path, read: Mapping[Path, str], known: Known) -> Iterator[Found]:
    for path, text in read.items():
        if path.suffix == ".md":
            problems = lesson_problems(path.stem, text, known)
        elif path == folder / "lessons" / "glossary.toml":
            problems = read_glossary(text)[1]
        elif path.parent == folder / "quizzes":
            problems = quiz_file_problems(path.stem, text, known)
        else:
            continue
        for problem in problems:
            yield Found(path, problem)


def _of_experiments(authored: list[Authored], known: Known) -> Iterator[Found]:
    for one in authored:
        problems = one.problems or experiment_problems(one, known)
        for problem in problems:
            yield Found(one.path, problem)
