"""Where everybody was last, so that a teacher finds the class as it was left."""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec
from sqlalchemy import delete, select

from pellucid.lab.classroom.database import Database
from pellucid.lab.classroom.schema import LearnerRow, PlaceRow
from pellucid.lab.protocol.classroom import Doing


class LastPlace(NamedTuple):
    """Where a learner was, and what was on their bench."""

    place: str
    doing: Doing | None


class Places:
    """The last places of a class."""

    def __init__(self, database: Database, class_id: int) -> None:
        self._database = database
        self._learners = select(LearnerRow.id).where(LearnerRow.class_id == class_id)

    def keep(self, places: Mapping[int, LastPlace]) -> None:
        """Puts these in the place of those before, in one go; who was removed is left out."""
        with self._database.write.begin() as session:
            there = places.keys() & set(session.scalars(self._learners))
            session.execute(delete(PlaceRow).where(PlaceRow.learner_id.in_(there)))
            session.add_all(_row(learner, places[learner]) for learner in there)

    def load(self) -> dict[int, LastPlace]:
        """Of everybody who has been anywhere."""
        wanted = select(PlaceRow).where(PlaceRow.learner_id.in_(self._learners))
        with self._database.read.begin() as session:
            return {row.learner_id: _place(row) for row in session.scalars(wanted)}


def _row(learner: int, last: LastPlace) -> PlaceRow:
    doing = None if last.doing is None else msgspec.json.encode(last.doing).decode()
    return PlaceRow(learner_id=learner, place=last.place, doing=doing)


def _place(row: PlaceRow) -> LastPlace:
    doing = None if row.doing is None else msgspec.json.decode(row.doing, type=Doing)
    return LastPlace(row.place, doing)
