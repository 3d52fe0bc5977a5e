"""The course's questions: handed on, printed, graded, or asked."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pellucid.cli.quizzing.for_programs import answer_program
from pellucid.cli.quizzing.hand_on import hand_on
from pellucid.cli.quizzing.request import Request, lesson_number
from pellucid.cli.quizzing.sit_down import sit_down
from pellucid.course.asking import choose, in_order
from pellucid.course.progress import load
from pellucid.course.quiz import Quiz
from pellucid.course.quizzes_of import quizzes_of
from pellucid.errors import BadInput


def of_course(request: Request) -> None:
    """A lesson's questions, or what is due, as was asked for."""
    quizzes = _quizzes(request.course)
    lesson = None if request.lesson is None else lesson_number(request.lesson, list(quizzes))
    if request.export is not None:
        some = list(quizzes.values()) if lesson is None else [quizzes[lesson]]
        hand_on(some, request.export, request.out, request.seed, json=request.json)
    elif request.json or request.answers is not None:
        _for_programs(request, quizzes, lesson)
    else:
        sit_down(quizzes, lesson, request.seed)


def _quizzes(folder: str | None) -> dict[int, Quiz]:
    found = quizzes_of(None if folder is None else Path(folder))
    if not found:
        raise BadInput("no lesson has a quiz", "quizzes/*.toml in a folder", "", "--course FOLDER")
    return found


def _for_programs(request: Request, quizzes: Mapping[int, Quiz], lesson: int | None) -> None:
    """In the order of the seed; of a lesson only its own, whatever else is due to the learner."""
    places = load()[0].questions if lesson is None else {}
    chosen = choose(lesson, quizzes, places, date.today())
    asked = (*in_order(chosen.earlier, request.seed), *in_order(chosen.questions, request.seed))
    answer_program(request, asked, chosen)
