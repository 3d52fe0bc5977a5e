"""What to ask next: what is due, else the next lesson that is not passed yet."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from pellucid.course.asking.boxes import due, next_due
from pellucid.course.asking.score import PASS_MARK
from pellucid.course.language import ENGLISH, Language
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


def choose(
    lesson: int | None,
    quizzes: Mapping[int, Quiz],
    places: Places,
    today: date,
    language: Language = ENGLISH,
) -> Chosen:
    """What to ask a learner who asked for that lesson, or for none; why is said in `language`."""
    if lesson is None:
        return _due_now(quizzes, places, today, language)
    earlier, own = _of_lesson(lesson, quizzes, places, today)
    return Chosen(_asked_for(lesson, len(earlier), len(own), language), lesson, earlier, own)


def _of_lesson(
    lesson: int, quizzes: Mapping[int, Quiz], places: Places, today: date
) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """What is due from the lessons before, and the lesson's own questions."""
    before = [one for number in sorted(quizzes) if number < lesson for one in _of(quizzes, number)]
    return due(places, before, today)[:_MOST_DUE], _of(quizzes, lesson)


def _due_now(
    quizzes: Mapping[int, Quiz], places: Places, today: date, language: Language
) -> Chosen:
    """What is due in all lessons, else the next lesson not passed yet, else nothing."""
    every = [one for number in sorted(quizzes) for one in _of(quizzes, number)]
    waiting = due(places, every, today)
    if waiting:
        return Chosen(_due(len(waiting), language), None, waiting[:_MOST_DUE])
    lesson = next((one for one in sorted(quizzes) if not passed(quizzes[one], places)), None)
    if lesson is not None:
        earlier, own = _of_lesson(lesson, quizzes, places, today)
        return Chosen(_next(lesson, len(own), language), lesson, earlier, own)
    day = str(next_due(places, every))
    return Chosen(language.say("All lessons are passed, and nothing is due before {day}.", day=day))


def passed(quiz: Quiz, places: Places) -> bool:
    """Whether, when last asked, enough of a lesson's questions were answered right."""
    known = sum(one.id in places and places[one.id].box > 0 for one in quiz.questions)
    return 100 * known >= round(100 * PASS_MARK) * len(quiz.questions)


def _of(quizzes: Mapping[int, Quiz], lesson: int) -> tuple[Question, ...]:
    return quizzes[lesson].questions


def _asked_for(lesson: int, earlier: int, own: int, language: Language) -> str:
    asked = _count(own, language)
    if not earlier:
        return language.say("Lesson {lesson}: {questions}.", lesson=lesson, questions=asked)
    return language.say(
        "Lesson {lesson}: {questions}, after {earlier} due from earlier lessons.",
        lesson=lesson, questions=asked, earlier=_count(earlier, language),
    )  # fmt: skip


def _next(lesson: int, own: int, language: Language) -> str:
    return language.say(
        "Nothing is due, and lesson {lesson} is the next that you have not passed: {questions}.",
        lesson=lesson, questions=_count(own, language),
    )  # fmt: skip


def _due(many: int, language: Language) -> str:
    if many > _MOST_DUE:
        return language.say(
            "{many} questions from your lessons are due again, of which {now} are asked now.",
            many=many, now=_MOST_DUE,
        )  # fmt: skip
    return language.many(
        many,
        "{many} question from your lessons is due again.",
        "{many} questions from your lessons are due again.",
    )


def _count(many: int, language: Language) -> str:
    return language.many(many, "{many} question", "{many} questions")
