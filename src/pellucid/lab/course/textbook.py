"""The course and its quizzes in one language."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from pellucid.course.course import Course, open_course
from pellucid.course.language import language
from pellucid.course.quiz import Question, Quiz
from pellucid.course.quizzes_of import quizzes_of
from pellucid.course.registry import experiments

Quizzes = Mapping[int, Quiz]


class Textbook(NamedTuple):
    """Lessons, terms and experiments, and the quiz of every lesson."""

    course: Course
    quizzes: Quizzes

    @property
    def questions(self) -> dict[str, Question]:
        """Every question of the quizzes by its id."""
        return {one.id: one for quiz in self.quizzes.values() for one in quiz.questions}


@cache
def textbook(code: str) -> Textbook:
    """The textbook in the language of that code; it is read once.

    >>> textbook("es").course.lessons[2].title
    'Las piezas'
    """
    spoken = language(code)
    return Textbook(open_course(None, spoken), quizzes_of(language=spoken))


def bring_in_claims() -> None:
    """Reads every claim, which takes a second or two, before the contents name them."""
    for name in experiments:
        _ = experiments[name]
