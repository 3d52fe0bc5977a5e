"""What one page says, from its first command on."""

from typing import Any

from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.classroom import Here
from pellucid.lab.protocol.commands import Open, Seen
from pellucid.lab.protocol.messages import Refused
from pellucid.lab.refusals import NEWS, Turned, told
from pellucid.lab.server.calls import Calls
from pellucid.lab.server.connection import ELSEWHERE, Connection
from pellucid.lab.server.desks import desks_of
from pellucid.lab.server.house import House
from pellucid.lab.server.learner import Learner
from pellucid.lab.server.long import LongCommands
from pellucid.lab.server.seats import Seat
from pellucid.lab.server.visitor import Visitor
from pellucid.lab.understand import NotUnderstood, understand

MOST_NONSENSE = 50  # messages that cannot be understood, after which nobody listens any more


class Hearing:
    """Understands a page's messages, and has them answered."""

    def __init__(self, page: Connection, seat: Seat, visitor: Visitor, house: House) -> None:
        self._page, self._seat, self._visitor, self._house = page, seat, visitor, house
        self._long = LongCommands()
        self._learner: Learner | None = None
        self._calls: Calls | None = None
        self._nonsense = 0

    async def hear(self, text: str) -> None:
        """Does what one message says, or says why not."""
        try:
            command = understand(text)
        except NotUnderstood as error:
            self._not_understood(error.command)
            return
        try:
            with told(getattr(command, "id", NEWS)):
                await self._take(command)
        except Turned as turned:
            self._page.send([turned.refused])

    def end(self) -> None:
        """The page is gone: its bench waits, and what was long is given up."""
        self._long.end()
        self._seat.leave()
        if self._learner is not None:
            self._learner.detach(self._page)

    def _not_understood(self, command: int) -> None:
        self._nonsense += 1
        self._page.send([Refused(id=command, code="not-understood")])
        if self._nonsense > MOST_NONSENSE:
            self._page.close()

    async def _take(self, command: Any) -> None:
        match command:
            case Seen():
                self._page.seen()
            case Here():
                self._seat.here(command)
            case Open() if self._calls is None:
                await self._open(command)
            case _ if self._calls is None:
                raise Mistake("not-open")
            case _:
                await self._calls.take(command)

    async def _open(self, command: Open) -> None:
        """Gives the page the bench that it had, wherever it is shown now, or a new one."""
        found = self._house.again(self._visitor.id, command.again)
        learner = found or self._house.new(self._visitor.id, self._seat.course())
        if isinstance(learner.page, Connection):
            learner.page.close(ELSEWHERE)
        learner.page, self._learner = self._page, learner
        desks = desks_of(
            learner.bench, learner.course, lambda: learner.games, lambda: learner.doctor,
            self._seat.do, self._house.workshop,
        )  # fmt: skip
        self._calls = Calls(learner, desks, self._visitor.classroom, self._long)
        await self._calls.open(command, again=found is not None)
