"""All quizzes by lesson: the course's own, and those of a teacher's folder in their place."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pellucid.course.course import open_course
from pellucid.course.folder import check_folder, quiz_files
from pellucid.course.language import ENGLISH, Language
from pellucid.course.problem import Problem
from pellucid.course.quiz import Quiz, parse_quiz
from pellucid.course.quiz_problems import question_place
from pellucid.course.reading import read_text, refused
from pellucid.course.toml_lines import line_of
from pellucid.course.translating.quizzes import quiz_in

BUILT_IN = Path(__file__).parent / "quizzes"


def quizzes_of(
    folder: Path | None = None, built_in: Path = BUILT_IN, language: Language = ENGLISH
) -> dict[int, Quiz]:
    """Every quiz by its lesson. With `folder`, the files `quizzes/*.toml` in it come on top.

    Ours are in `language`, a teacher's in whatever language they wrote them. A quiz of theirs takes
    the place of the course's own for the same lesson; other lessons join; a folder without quizzes
    changes none. Raises `BadInput` where it is no folder of a course, or anything in a file of its
    quizzes is wrong.
    """
    ours = {number: _in(language, one) for number, one in _read(built_in, {}).items()}
    own = {} if folder is None else _read(check_folder(folder) / "quizzes", ours)
    return dict(sorted((ours | own).items()))


def _in(language: Language, quiz: Quiz) -> Quiz:
    if language == ENGLISH:
        return quiz
    return quiz_in(quiz, language, open_course().lessons, open_course(None, language).lessons)


def clashes(texts: Mapping[Path, str], ours: Mapping[int, Quiz]) -> Iterator[tuple[Path, Problem]]:
    """What is wrong between quizzes that are each fit: a lesson twice, or a question's id.

    Progress is kept by a question's id, so that two of one id would be taken for one.
    """
    quizzes = {path: parse_quiz(text, str(path)) for path, text in texts.items()}
    lessons: dict[int, Path] = {}
    own = {quiz.lesson for quiz in quizzes.values()}
    left = (quiz for lesson, quiz in ours.items() if lesson not in own)
    ids = {question.id: quiz.lesson for quiz in left for question in quiz.questions}
    for path, quiz in quizzes.items():
        first = lessons.setdefault(quiz.lesson, path)
        if first != path:
            message = f"{first.name} is the quiz of lesson {quiz.lesson} too"
            yield path, Problem(line_of(texts[path], (), "lesson"), message, "one file a lesson")
            continue
        for problem in _taken(texts[path], quiz, ids):
            yield path, problem


def _taken(text: str, quiz: Quiz, ids: dict[str, int]) -> Iterator[Problem]:
    """Questions whose id one of another lesson has; the others' are taken down."""
    for number, question in enumerate(quiz.questions):
        other = ids.setdefault(question.id, quiz.lesson)
        if other != quiz.lesson:
            both = f"lessons {other} and {quiz.lesson} both have"
            message = f"{both} a question with id {question.id!r}"
            line = line_of(text, question_place(number), "id")
            yield Problem(line, message, f'id = "{question.id}-{quiz.lesson}"')


def _read(folder: Path, ours: Mapping[int, Quiz]) -> dict[int, Quiz]:
    texts = {path: read_text(path) for path in quiz_files(folder)}
    found = [parse_quiz(text, str(path)) for path, text in texts.items()]
    for path, problem in clashes(texts, ours):
        raise refused(path, problem)
    return {quiz.lesson: quiz for quiz in found}
