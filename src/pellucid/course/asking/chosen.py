"""What to ask next: what is due, else the next lesson that is not passed yet."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from pellucid.course.asking.boxes import due, next_due
from pellucid.course.asking.score import PASS_MARK
from pellucid.course.progress import QuestionPlace
from pellucid.course.quiz import Question, Quiz

Places = Mapping[str, QuestionPlace]

_MOST_DUE = 20


class Chosen(NamedTuple):
    """What is to be asked, and why.

    `earlier` is due from other lessons and comes first; `questions` are the lesson's own.
    `lesson` is None where only what is due is asked. There is nothing to ask where both are empty.
    """

    why: str
    lesson: int | None = None
    earlier: tuple[Question, ...] = ()
    questions: tuple[Question, ...] = ()


def choose(lesson: int | None, quizzes: Mapping[int, Quiz], places: Places, today: date) -> Chosen:
    """What to ask a learner who asked for that lesson, or for none."""
    if lesson is None:
        return _due_now(quizzes, places, today)
    return _of_lesson(lesson, quizzes, places, today)


def _of_lesson(lesson: int, quizzes: Mapping[int, Quiz], places: Places, today: date) -> Chosen:
    """A lesson's questions, after those due from the lessons before it."""
    before = [one for number in sorted(quizzes) if number < lesson for one in _of(quizzes, number)]
    earlier = due(places, before, today)[:_MOST_DUE]
    first = f", after {_count(len(earlier))} due from earlier lessons" if earlier else ""
    own = quizzes[lesson].questions
    return Chosen(f"Lesson {lesson}: {_count(len(own))}{first}.", lesson, earlier, own)


def _due_now(quizzes: Mapping[int, Quiz], places: Places, today: date) -> Chosen:
    """What is due in all lessons, else the next lesson not passed yet, else nothing."""
    every = [one for number in sorted(quizzes) for one in _of(quizzes, number)]
    waiting = due(places, every, today)
    if waiting:
        return Chosen(_due(len(waiting)), None, waiting[:_MOST_DUE])
    lesson = next((one for one in sorted(quizzes) if not passed(quizzes[one], places)), None)
    if lesson is not None:
        chosen = _of_lesson(lesson, quizzes, places, today)
        why = f"Nothing is due, and lesson {lesson} is the next that you have not passed"
        return chosen._replace(why=f"{why}: {_count(len(chosen.questions))}.")
    again = next_due(places, every)
    return Chosen(f"All lessons are passed, and nothing is due before {again}.")


def passed(quiz: Quiz, places: Places) -> bool:
    """Whether, when last asked, enough of a lesson's questions were answered right."""
    known = sum(one.id in places and places[one.id].box > 0 for one in quiz.questions)
    return 100 * known >= round(100 * PASS_MARK) * len(quiz.questions)


def _of(quizzes: Mapping[int, Quiz], lesson: int) -> tuple[Question, ...]:
    return quizzes[lesson].questions


def _due(many: int) -> str:
    more = f", of which {_MOST_DUE} are asked now" if many > _MOST_DUE else ""
    return f"{_count(many)} from your lessons {'is' if many == 1 else 'are'} due again{more}."


def _count(many: int) -> str:
    return f"{many} question{'' if many == 1 else 's'}"
