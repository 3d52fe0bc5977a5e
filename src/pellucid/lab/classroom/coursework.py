"""The course of a learner of a class: what they answer is written down before they hear of it."""

from collections.abc import Callable, Iterable, Iterator

from pellucid.lab.classroom.answers import AnswerBook, QuizAnswer
from pellucid.lab.classroom.database import Database
from pellucid.lab.classroom.order import course_order
from pellucid.lab.classroom.shelf import LearnersShelf
from pellucid.lab.course import CourseDesk, OwnNetwork
from pellucid.lab.protocol.course import Marked, QuizBegun, QuizQuestion
from pellucid.lab.protocol.course_commands import CourseCommand, RunClaim
from pellucid.lab.sendable import Sendable


class Coursework:
    """A course's desk, with the class's book of answers beside it. Used by one thread at a time."""

    def __init__(
        self, database: Database, book: AnswerBook, learner: int, answered: Callable[[], None]
    ) -> None:
        self._desk = CourseDesk(LearnersShelf(database, learner))
        self._book, self._learner, self._answered = book, learner, answered
        self._asked: QuizQuestion | None = None

    def do(self, command: CourseCommand, bench: OwnNetwork | None = None) -> list[Sendable]:
        """The desk's answers. Raises `Mistake` where one that is to be kept could not be."""
        answers = self._desk.do(command, bench)
        self._note(answers)
        return answers

    def long(self, command: RunClaim) -> Iterator[Sendable]:
        """The desk's own: nothing is asked while a claim is run."""
        return self._desk.long(command)

    def _note(self, messages: Iterable[Sendable]) -> None:
        for message in messages:
            if isinstance(message, QuizBegun):
                self._asked = message.question
            elif isinstance(message, Marked) and self._asked is not None:
                asked, self._asked = self._asked, message.next
                self._book.add(self._learner, _answer(asked, message))
                self._answered()


def _answer(asked: QuizQuestion, marked: Marked) -> QuizAnswer:
    lesson, _ = course_order().get(asked.key, (0, 0))
    return QuizAnswer(lesson, asked.key, asked.text, asked.choices[marked.choice], marked.right)
