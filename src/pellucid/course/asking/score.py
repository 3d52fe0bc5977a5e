"""The score of a quiz: how many answers were right, and whether that is enough."""

from collections.abc import Sequence
from typing import NamedTuple

from pellucid.course.quiz import Answer, Question

PASS_MARK = 0.8


class Given(NamedTuple):
    """A question, and the answer that was given to it; None where it was left out."""

    question: Question
    answer: Answer | None

    @property
    def right(self) -> bool:
        """Whether the answer is the right one."""
        return self.answer is not None and self.answer.right


class Score(NamedTuple):
    """How many of so many answers are right, and which questions were missed."""

    right: int
    asked: int
    missed: tuple[Question, ...]

    @property
    def share(self) -> float:
        """The share that is right; 0 of nothing."""
        return self.right / self.asked if self.asked else 0.0

    @property
    def passed(self) -> bool:
        """Whether that is at least the pass mark, 80 %."""
        # Whole numbers: four of five must be enough, whatever 4 / 5 is as a float.
        return self.asked > 0 and 100 * self.right >= round(100 * PASS_MARK) * self.asked

    @property
    def read_again(self) -> tuple[str, ...]:
        """The sections of the lesson to read again, each once."""
        return tuple(dict.fromkeys(one.section for one in self.missed if one.section))


def score(given: Sequence[Given]) -> Score:
    """What came of the answers given.

    >>> yes, no = Answer("yes", "It is.", right=True), Answer("no", "It is not.")
    >>> one = Question(id="a", text="Is it?", answers=(yes, no), section="What it is")
    >>> found = score([Given(one, yes), Given(one, no)])
    >>> found.right, found.asked, found.passed, found.read_again
    (1, 2, False, ('What it is',))
    """
    missed = tuple(one.question for one in given if not one.right)
    return Score(len(given) - len(missed), len(given), missed)
