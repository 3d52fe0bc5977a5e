"""The course's questions: handed on, printed, graded, or asked."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pellucid.cli.notes import say_notes
from pellucid.cli.own_folder import check_own
from pellucid.cli.quizzing.for_programs import answer_program
from pellucid.cli.quizzing.hand_on import hand_on
from pellucid.cli.quizzing.request import Request
from pellucid.cli.quizzing.sit_down import sit_down
from pellucid.cli.speaking import chosen_language
from pellucid.cli.terminal import aside
from pellucid.course.asking import choose, session
from pellucid.course.language import Language
from pellucid.course.progress import QuestionPlace, load
from pellucid.course.quiz import Quiz
from pellucid.course.quizzes_of import quizzes_of
from pellucid.course.words import typed
from pellucid.errors import BadInput


def of_course(request: Request) -> None:
    """A lesson's questions, or what is due, as was asked for."""
    language = chosen_language(request.language)
    quizzes = _quizzes(request.course, language)
    lesson = None if request.lesson is None else _number(request.lesson, quizzes, request.course)
    if request.export is not None:
        some = list(quizzes.values()) if lesson is None else [quizzes[lesson]]
        hand_on(some, request.export, request.out, request.seed, language, json=request.json)
    elif request.json or request.answers is not None:
        _for_programs(request, quizzes, lesson, language)
    else:
        sit_down(quizzes, lesson, request, language)


def _quizzes(folder: str | None, language: Language) -> dict[int, Quiz]:
    check_own(folder)
    found = quizzes_of(None if folder is None else Path(folder), language=language)
    if not found:
        raise BadInput("no lesson has a quiz", "quizzes/*.toml in a folder", "", "--course FOLDER")
    return found


def _number(given: str, quizzes: Mapping[int, Quiz], folder: str | None) -> int:
    number = int(given) if given.isdecimal() and len(given) < 10 else -1
    if number not in quizzes:
        expected = f"one of: {', '.join(map(str, quizzes))}"
        instead = typed("quiz", next(iter(quizzes)), folder=folder)
        raise BadInput(f"there is no quiz of lesson {given!r}", expected, instead=instead)
    return number


def _for_programs(
    request: Request, quizzes: Mapping[int, Quiz], lesson: int | None, language: Language
) -> None:
    """In the order of the seed; of a lesson only its own, whatever else is due to the learner."""
    places = _places() if lesson is None else {}
    chosen = choose(lesson, quizzes, places, date.today(), language)
    answer_program(request, session(chosen, request.seed), chosen, language)


def _places() -> Mapping[str, QuestionPlace]:
    progress, notes = load()
    say_notes(aside(), notes)
    return progress.questions
