"""A learner's progress in the course, in the class's database."""

from collections.abc import Callable

import msgspec
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from pellucid.course.progress import VERSION, Progress
from pellucid.data.note import warning
from pellucid.lab.classroom.database import Database
from pellucid.lab.classroom.schema import LearnerRow, ShelfRow
from pellucid.lab.course.shelf import Kept

_LATER = warning(
    "progress-later",
    "Your progress was kept by a later version of Pellucid: nothing of this session is kept.",
)
_NOT_KEPT = warning("progress-unwritable", "Your progress cannot be kept; the session goes on.")


class _Later(Exception):
    """What is kept is of a later version, and to be left alone."""


class _Removed(Exception):
    """The learner is not in the class any more."""


class _Version(msgspec.Struct):
    version: int


class LearnersShelf:
    """A `Shelf`: one learner's progress. Who is not in the class any more keeps nothing."""

    def __init__(self, database: Database, learner: int) -> None:
        self._database, self._learner = database, learner

    def load(self) -> Kept:
        """How far the learner has come."""
        return self._kept(self._load)

    def keep(self, change: Callable[[Progress], Progress]) -> Kept:
        """Changes what is kept, in one transaction, so that another window's changes stay."""
        kept = self._kept(lambda: self._change(change))
        return Kept(change(kept.progress), kept.notes) if kept.notes else kept

    def _kept(self, work: Callable[[], Progress]) -> Kept:
        try:
            return Kept(work())
        except _Later:
            return Kept(Progress(), (_LATER,))
        except (SQLAlchemyError, _Removed):
            return Kept(Progress(), (_NOT_KEPT,))

    def _load(self) -> Progress:
        with self._database.read.begin() as session:
            return _progress(session.get(ShelfRow, self._learner))

    def _change(self, change: Callable[[Progress], Progress]) -> Progress:
        with self._database.write.begin() as session:
            # Holds back the learner's other windows, where the database lets many write at once.
            if session.get(LearnerRow, self._learner, with_for_update=True) is None:
                raise _Removed
            row = session.get(ShelfRow, self._learner)
            changed = change(_progress(row))
            self._put(session, row, msgspec.json.encode(changed).decode())
        return changed

    def _put(self, session: Session, row: ShelfRow | None, text: str) -> None:
        if row is None:
            session.add(ShelfRow(learner_id=self._learner, progress=text))
        else:
            row.progress = text


def _progress(row: ShelfRow | None) -> Progress:
    if row is None:
        return Progress()
    if msgspec.json.decode(row.progress, type=_Version).version > VERSION:
        raise _Later
    return msgspec.json.decode(row.progress, type=Progress)
