"""The course of a learner of a class: what they answer is written down before they hear of it."""

from collections.abc import Callable, Iterator

from pellucid.lab.classroom.answers import AnswerBook, QuizAnswer
from pellucid.lab.classroom.database import Database
from pellucid.lab.classroom.order import course_order
from pellucid.lab.classroom.shelf import LearnersShelf
from pellucid.lab.course import Answered, CourseDesk, OwnNetwork
from pellucid.lab.protocol.course_commands import CourseCommand, RunClaim
from pellucid.lab.sendable import Sendable


class Coursework:
    """A course's desk, with the class's book of answers beside it. Used by one thread at a time."""

    def __init__(
        self, database: Database, book: AnswerBook, learner: int, answered: Callable[[], None]
    ) -> None:
        self._desk = CourseDesk(LearnersShelf(database, learner), write_down=self._write_down)
        self._book, self._learner, self._answered = book, learner, answered

    def do(self, command: CourseCommand, bench: OwnNetwork | None = None) -> list[Sendable]:
        """The desk's answers. Raises `Mistake` where one that is to be kept could not be."""
        return self._desk.do(command, bench)

    def long(self, command: RunClaim) -> Iterator[Sendable]:
        """The desk's own: nothing is asked while a claim is run."""
        return self._desk.long(command)

    def _write_down(self, answered: Answered) -> None:
        self._book.add(self._learner, _answer(answered))
        self._answered()


def _answer(answered: Answered) -> QuizAnswer:
    question, given = answered.asked.question, answered.given
    lesson, _ = course_order().get(question.id, (0, 0))
    texts = [one.text for one in answered.asked.answers.values()]
    return QuizAnswer(lesson, question.id, question.text, texts[answered.choice], given.right)
