"""All that is kept of a class, asked for from the event loop and done in a thread beside it."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from pellucid.lab.classroom.answers import AnswerBook, KeptAnswer
from pellucid.lab.classroom.board import quiz_board
from pellucid.lab.classroom.database import Database
from pellucid.lab.classroom.order import course_order
from pellucid.lab.classroom.places import LastPlace, Places
from pellucid.lab.classroom.register import Door, Entry, Learner, Register
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.classroom import QuizBoard
from pellucid.lab.server.seats import Course

_Made = TypeVar("_Made")


class ClassBook:
    """One class of a database.

    Everything asynchronous here raises `Mistake` with code `not-kept` where the database fails.
    """

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        self._register = Register(database, name)
        self._places = Places(database, self._register.class_id)
        self.answers = AnswerBook(database, self._register.class_id)
        self.door = self._register.door()
        # One thread: what is done first is also heard of first.
        self._thread = ThreadPoolExecutor(1, "classroom")

    def before(self) -> tuple[list[Learner], dict[int, LastPlace]]:
        """Who was in the class when it stopped last, and where. It waits; ask before serving."""
        return self._register.learners(), self._places.load()

    def course(self, learner: int, answered: Callable[[], None]) -> Course:
        """A learner's course, used in a thread of its own: progress and answers are kept here.

        `answered` is called after every answer that was.
        """
        from pellucid.lab.classroom.coursework import Coursework  # takes a second, like JAX

        return Coursework(self._database, self.answers, learner, answered)

    async def join(self, name: str) -> Entry:
        """Somebody new. Raises `Mistake` where the name cannot be had or there is no place."""
        return await self._off(lambda: self._register.join(name))

    async def leave(self, secret: str) -> None:
        """That cookie is nobody's from now on."""
        await self._off(lambda: self._register.leave(secret))

    async def find(self, secret: str) -> Learner | None:
        """Whose cookie this is."""
        return await self._off(lambda: self._register.find(secret))

    async def close_door(self, closed: bool) -> None:
        """Lets nobody new in, or lets them in again."""
        await self._off(lambda: self._register.close(closed))
        self.door = Door(self.door.code, closed)

    async def remove(self, learner: int) -> None:
        """Deletes all that is kept of a learner."""
        await self._off(lambda: self._register.remove(learner))

    async def delete_all(self) -> None:
        """Deletes all that is kept of everybody; there is a new code."""
        self.door = await self._off(self._register.delete_all)  # at once: nobody joins between

    async def board(self) -> QuizBoard:
        """Who had which question right."""
        return await self._off(lambda: quiz_board(self.answers, course_order()))

    async def all_answers(self) -> list[KeptAnswer]:
        """Every answer, in the order they came."""
        return await self._off(lambda: list(self.answers))

    async def keep_places(self, places: Mapping[int, LastPlace]) -> None:
        """Writes down where these learners are."""
        await self._off(lambda: self._places.keep(places))

    def close(self) -> None:
        """Waits for what is being written, and lets the database go."""
        self._thread.shutdown()
        self._database.close()

    async def _off(self, work: Callable[[], _Made]) -> _Made:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except SQLAlchemyError as error:
            raise Mistake("not-kept") from error
