"""A class while it is taught: who joins, who is let in again, and what each may do."""

from collections.abc import Callable

from pellucid.errors import BadInput
from pellucid.lab.classroom.book import ClassBook
from pellucid.lab.classroom.codes import same_code
from pellucid.lab.classroom.database import open_database
from pellucid.lab.classroom.desks import LearnersDesk, TeachersDesk
from pellucid.lab.classroom.export import answers_csv, learners_csv
from pellucid.lab.classroom.names import key_of
from pellucid.lab.classroom.news import News
from pellucid.lab.classroom.presence import Presence, Seat, Send
from pellucid.lab.classroom.schema import NAME_LENGTH
from pellucid.lab.classroom.tries import Tries
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.classroom import JoinRequest
from pellucid.lab.server.visitor import Visitor

# What a learner's number stands behind, where visitors of all kinds are named.
_LEARNER = "learner-"


class Classroom:
    """One class, on one event loop; what waits for the database waits in a thread beside it."""

    def __init__(self, book: ClassBook) -> None:
        self._book = book
        self._presence = Presence(*book.before())
        self._news = News(book, self._presence)
        self._tries = Tries()

    @property
    def code(self) -> str:
        """What lets learners in."""
        return self._book.door.code

    @property
    def address(self) -> str:
        """Where learners join, as the teacher's page shows it."""
        return self._news.address

    @address.setter
    def address(self, address: str) -> None:
        self._news.address = address

    async def visitor(self, secret: str) -> Visitor | None:
        """Which learner's cookie this is; None where it is nobody's."""
        learner = await self._book.find(secret) if secret else None
        return None if learner is None else Visitor(f"{_LEARNER}{learner.id}", "learner")

    async def join(self, request: JoinRequest, device: str, secret: str = "") -> str:
        """Lets somebody in; the secret of their cookie, kept nowhere here.

        `device` is what wrong codes are counted by; `secret` that of the cookie they have, if
        any: who comes again under the same name goes on. Raises `Mistake` where the code is wrong
        or was tried too often, the name cannot be had, or nobody is let in any more.
        """
        self._check_code(request.code, device)
        there = await self._book.find(secret) if secret else None
        if there is not None and key_of(there.name) == key_of(request.name):
            return secret
        entry = await self._book.join(request.name)
        self._presence.add(entry.learner)
        return entry.secret

    async def leave(self, secret: str) -> None:
        """The cookie of that secret lets nobody in any more; what its learner did is kept."""
        if secret:
            await self._book.leave(secret)

    async def take_seat(
        self, visitor: Visitor, send: Send, close: Callable[[], None]
    ) -> LearnersDesk | TeachersDesk:
        """A page is open: `send` tells it something, `close` ends the connection."""
        self._news.start()
        if visitor.classroom != "learner":
            return TeachersDesk(self._book, self._presence, self._news, send)
        seat = Seat(send, close)
        person = self._presence.sit(int(visitor.id.removeprefix(_LEARNER)), seat)
        return LearnersDesk(self._book, self._presence, self._news, person, seat)

    async def answers_csv(self) -> bytes:
        """Every answer."""
        return answers_csv(await self._book.all_answers())

    async def learners_csv(self) -> bytes:
        """Every learner."""
        return learners_csv((await self._news.roster()).learners)

    async def close(self) -> None:
        """The class is over for today; what was not yet written down is."""
        await self._news.stop()
        self._book.close()

    def _check_code(self, code: str, device: str) -> None:
        """Nothing is awaited between asking and counting: a thousand tries at once count."""
        self._tries.check(device)
        if not same_code(code, self.code):
            self._tries.wrong(device)
            raise Mistake("wrong-code")


def open_class(database: str | None = None, name: str = "class") -> Classroom:
    """The class of this name in the database at this URL; it goes on where it stopped.

    Without a URL it is a file of the user's own (`PELLUCID_HOME` names another folder). Raises
    `BadInput` where the database cannot be had or the name is none.
    """
    if not 0 < len(name.strip()) <= NAME_LENGTH:
        raise BadInput(f"the class is called {name!r}", f"1 to {NAME_LENGTH} letters")
    return Classroom(ClassBook(open_database(database), name.strip()))
