"""The register of a class: its code, whether its door is closed, and who is in it."""

import hashlib
import secrets
from typing import NamedTuple

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from pellucid.lab.classroom.clock import now
from pellucid.lab.classroom.codes import new_code
from pellucid.lab.classroom.database import Database
from pellucid.lab.classroom.names import clean_name, key_of
from pellucid.lab.classroom.schema import ClassRow, LearnerRow
from pellucid.lab.mistake import Mistake

MOST_LEARNERS = 200


class Learner(NamedTuple):
    """Somebody in the class."""

    id: int
    name: str


class Entry(NamedTuple):
    """A learner who just joined, and the secret of their cookie, which is kept nowhere."""

    learner: Learner
    secret: str


class Door(NamedTuple):
    """What lets learners in."""

    code: str
    closed: bool


class Register:
    """One class of a database, begun where there is none of its name."""

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        with database.write.begin() as session:
            found = session.scalar(select(ClassRow.id).where(ClassRow.name == name))
            self.class_id = _begin(session, name) if found is None else found

    def door(self) -> Door:
        """The code, and whether it is of use just now."""
        with self._database.read.begin() as session:
            row = session.get_one(ClassRow, self.class_id)
            return Door(row.code, row.closed)

    def close(self, closed: bool) -> None:
        """Lets nobody new in, or lets them in again."""
        with self._database.write.begin() as session:
            session.get_one(ClassRow, self.class_id).closed = closed

    def join(self, name: str) -> Entry:
        """Somebody new, whose code was right.

        Raises `Mistake` where the name is no name or is taken, the class is full or closed.
        """
        cleaned, secret = clean_name(name), secrets.token_urlsafe(32)
        try:
            with self._database.write.begin() as session:
                self._check_room(session)
                row = self._row(cleaned, secret)
                session.add(row)
                session.flush()
                return Entry(Learner(row.id, row.name), secret)
        except IntegrityError as error:
            raise Mistake("name-taken", name=cleaned) from error

    def leave(self, secret: str) -> None:
        """A secret is thrown away, and with it the only way back in under that name."""
        of_this_class = LearnerRow.class_id == self.class_id
        mine = update(LearnerRow).where(of_this_class, LearnerRow.session == hashed(secret))
        with self._database.write.begin() as session:
            session.execute(mine.values(session=hashed(secrets.token_urlsafe(32))))

    def find(self, secret: str) -> Learner | None:
        """Whose cookie this is."""
        of_this_class = LearnerRow.class_id == self.class_id
        wanted = select(LearnerRow).where(of_this_class, LearnerRow.session == hashed(secret))
        with self._database.read.begin() as session:
            row = session.scalar(wanted)
            return None if row is None else Learner(row.id, row.name)

    def learners(self) -> list[Learner]:
        """Everybody, in the order they came."""
        of_this_class = LearnerRow.class_id == self.class_id
        wanted = select(LearnerRow).where(of_this_class).order_by(LearnerRow.id)
        with self._database.read.begin() as session:
            return [Learner(row.id, row.name) for row in session.scalars(wanted)]

    def remove(self, learner: int) -> None:
        """Deletes a learner and all that is kept of them. Nothing happens where there is none."""
        of_this_class = LearnerRow.class_id == self.class_id
        with self._database.write.begin() as session:
            session.execute(delete(LearnerRow).where(of_this_class, LearnerRow.id == learner))
        self._database.forget()

    def delete_all(self) -> Door:
        """Deletes every learner and all that is kept of them; the door is open, with a new code."""
        mine, door = update(ClassRow).where(ClassRow.id == self.class_id), Door(new_code(), False)
        with self._database.write.begin() as session:
            session.execute(delete(LearnerRow).where(LearnerRow.class_id == self.class_id))
            session.execute(mine.values(code=door.code, closed=door.closed))
        self._database.forget()
        return door

    def _check_room(self, session: Session) -> None:
        of_this_class = LearnerRow.class_id == self.class_id
        if session.get_one(ClassRow, self.class_id).closed:
            raise Mistake("class-closed")
        count = session.scalar(select(func.count()).select_from(LearnerRow).where(of_this_class))
        if (count or 0) >= MOST_LEARNERS:
            raise Mistake("class-full", most=MOST_LEARNERS)

    def _row(self, name: str, secret: str) -> LearnerRow:
        return LearnerRow(
            class_id=self.class_id,
            name=name,
            key=key_of(name),
            session=hashed(secret),
            joined=now(),
        )


def hashed(secret: str) -> str:
    """What is kept of a cookie: who reads the database cannot come in with it.

    The secret has 256 random bits, so that a plain hash is enough (nothing to guess from).
    """
    return hashlib.sha256(secret.encode()).hexdigest()


def _begin(session: Session, name: str) -> int:
    row = ClassRow(name=name, code=new_code(), closed=False)
    session.add(row)
    session.flush()
    return row.id
