"""What is kept of a class: its tables. Names of learners are all there is of anybody in them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

VERSION = 1
"""Of these tables. A database of a later version is left alone."""

NAME_LENGTH = 40
TEXT_LENGTH = 1000
WORD_LENGTH = 100


def _of_learner() -> ForeignKey:
    """A learner who is gone takes everything of theirs along."""
    return ForeignKey("pellucid_learners.id", ondelete="CASCADE")


class Table(DeclarativeBase):
    """What all tables have in common."""


class About(Table):
    """One row: the version of the tables."""

    __tablename__ = "pellucid_about"
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class ClassRow(Table):
    """A class, known by its name; `code` lets learners in unless it is `closed`."""

    __tablename__ = "pellucid_classes"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH), unique=True)
    code: Mapped[str] = mapped_column(String(20))
    closed: Mapped[bool] = mapped_column(default=False)


class LearnerRow(Table):
    """A learner. `key` is the name as it is compared, `session` the hash of their cookie."""

    __tablename__ = "pellucid_learners"
    # Numbers are not given twice: what was kept for one who is gone must meet nobody new.
    __table_args__ = (UniqueConstraint("class_id", "key"), {"sqlite_autoincrement": True})
    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("pellucid_classes.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    key: Mapped[str] = mapped_column(String(4 * NAME_LENGTH))
    session: Mapped[str] = mapped_column(String(64), unique=True)
    joined: Mapped[datetime]


class AnswerRow(Table):
    """One answer to one question of a quiz, both in words as the learner saw them.

    `lesson` is 0 for a question about the learner's own network.
    """

    __tablename__ = "pellucid_answers"
    __table_args__ = (Index("pellucid_answers_of", "learner_id", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = mapped_column(_of_learner())
    lesson: Mapped[int]
    question: Mapped[str] = mapped_column(String(WORD_LENGTH))
    asked: Mapped[str] = mapped_column(String(TEXT_LENGTH))
    given: Mapped[str] = mapped_column(String(TEXT_LENGTH))
    right: Mapped[bool]
    at: Mapped[datetime]


class PlaceRow(Table):
    """Where a learner was last, and how far the training on their bench had come."""

    __tablename__ = "pellucid_places"
    learner_id: Mapped[int] = mapped_column(_of_learner(), primary_key=True)
    place: Mapped[str] = mapped_column(String(WORD_LENGTH))
    doing: Mapped[str | None] = mapped_column(Text)


class ShelfRow(Table):
    """How far a learner has come in the course: `course.progress.Progress` as JSON."""

    __tablename__ = "pellucid_shelves"
    learner_id: Mapped[int] = mapped_column(_of_learner(), primary_key=True)
    progress: Mapped[str] = mapped_column(Text)
