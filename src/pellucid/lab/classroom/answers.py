"""The answers to quizzes: each on disk before the learner hears whether it was right."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from pellucid.lab.classroom.clock import now
from pellucid.lab.classroom.database import Database
from pellucid.lab.classroom.schema import TEXT_LENGTH, WORD_LENGTH, AnswerRow, LearnerRow
from pellucid.lab.mistake import Mistake

MOST_ANSWERS = 5000
"""Of one learner: more than all questions many times over, and no way to fill the disk."""


class QuizAnswer(NamedTuple):
    """An answer as the learner gave it: the question's key and its words, and the answer's.

    `lesson` is 0 for a question about the learner's own network.
    """

    lesson: int
    question: str
    asked: str
    given: str
    right: bool


class KeptAnswer(NamedTuple):
    """An answer as it is read back: whose it is, and when it came, in UTC."""

    learner: int
    name: str
    answer: QuizAnswer
    at: datetime


class AnswerBook:
    """All answers of a class, in the order they came."""

    def __init__(self, database: Database, class_id: int) -> None:
        self._database, self._class_id = database, class_id

    def add(self, learner: int, answer: QuizAnswer) -> None:
        """One more answer; when this returns, it is kept.

        Raises `Mistake` with code `not-in-class` where the learner was removed,
        `too-many-answers` where there is no end of them, `not-kept` where the disk is full or
        the database gone.
        """
        try:
            with self._database.write.begin() as session:
                _check_count(session, learner)
                session.add(_row(learner, answer))
        except IntegrityError as error:
            raise Mistake("not-in-class") from error
        except SQLAlchemyError as error:
            raise Mistake("not-kept") from error

    def __iter__(self) -> Iterator[KeptAnswer]:
        wanted = (
            select(AnswerRow, LearnerRow.name)
            .join(LearnerRow, AnswerRow.learner_id == LearnerRow.id)
            .where(LearnerRow.class_id == self._class_id)
            .order_by(AnswerRow.id)
        )
        with self._database.read.begin() as session:
            found = [_kept(row, name) for row, name in session.execute(wanted)]
        yield from found


def _check_count(session: Session, learner: int) -> None:
    mine = select(func.count()).select_from(AnswerRow).where(AnswerRow.learner_id == learner)
    if (session.scalar(mine) or 0) >= MOST_ANSWERS:
        raise Mistake("too-many-answers", most=MOST_ANSWERS)


def _row(learner: int, answer: QuizAnswer) -> AnswerRow:
    return AnswerRow(
        learner_id=learner,
        lesson=answer.lesson,
        question=_storable(answer.question)[:WORD_LENGTH],
        asked=_storable(answer.asked)[:TEXT_LENGTH],
        given=_storable(answer.given)[:TEXT_LENGTH],
        right=answer.right,
        at=now(),
    )


def _storable(text: str) -> str:
    """Without what some databases cannot hold: halves of characters, and zeros (PostgreSQL)."""
    return text.encode(errors="replace").decode().replace("\0", "")


def _kept(row: AnswerRow, name: str) -> KeptAnswer:
    answer = QuizAnswer(row.lesson, row.question, row.asked, row.given, row.right)
    return KeptAnswer(row.learner_id, name, answer, row.at)
