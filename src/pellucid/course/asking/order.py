"""The order of a session: questions and answers shuffled, the same way for the same seed."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import NamedTuple

from msgspec.structs import replace

from pellucid.course.asking.chosen import Chosen
from pellucid.course.quiz import Answer, Question, Quiz

LETTERS = "abcd"


class Asked(NamedTuple):
    """A question as it is put: its answers by letter, in the order shown."""

    question: Question
    answers: Mapping[str, Answer]

    @property
    def right(self) -> str:
        """The letter of the right answer."""
        return next(letter for letter, answer in self.answers.items() if answer.right)


def in_order(
    questions: Iterable[Question], seed: int, *, times: Mapping[str, int] | None = None
) -> tuple[Asked, ...]:
    """Questions shuffled by the seed, each with its answers shuffled.

    A question's answers stand in the same order whichever questions are asked beside it. `times`
    is how often each was asked before: another time, another order, so that what is remembered
    is the answer and not its letter.
    """
    before = times or {}
    ordered = sorted(questions, key=lambda one: _draw(seed, one.id))
    return tuple(_asked(one, seed, before.get(one.id, 0)) for one in ordered)


def session(
    chosen: Chosen, seed: int, *, times: Mapping[str, int] | None = None
) -> tuple[Asked, ...]:
    """All that was chosen: what is due from earlier lessons, then the lesson's own questions."""
    parts = (chosen.earlier, chosen.questions)
    return tuple(one for part in parts for one in in_order(part, seed, times=times))


def first_as_read(chosen: Chosen, seed: int, times: Mapping[str, int]) -> tuple[Asked, ...]:
    """A session; but who meets a lesson's questions first is asked them in the lesson's order."""
    if any(one.id in times for one in chosen.questions):
        return session(chosen, seed, times=times)
    earlier = in_order(chosen.earlier, seed, times=times)
    return *earlier, *(_asked(one, seed, 0) for one in chosen.questions)


def shuffled(quiz: Quiz, seed: int) -> Quiz:
    """The quiz with each question's answers shuffled, for a form that shows them as they stand."""
    asked = (_asked(question, seed, 0) for question in quiz.questions)
    questions = tuple(replace(one.question, answers=tuple(one.answers.values())) for one in asked)
    return Quiz(quiz.lesson, questions)


def _asked(question: Question, seed: int, times: int) -> Asked:
    # By place and not by text: the letters are the same in every language.
    places = sorted(range(len(LETTERS)), key=lambda place: _draw(seed, question.id, times, place))
    ordered = [question.answers[place] for place in places]
    return Asked(question, dict(zip(LETTERS, ordered, strict=True)))


def _draw(*parts: object) -> bytes:
    """As good as random, and the same on every machine and in every version of Python."""
    return blake2b(repr(parts).encode(), digest_size=8).digest()
