"""What a teacher who watches is told: the roster and the board, whenever there is news."""

import asyncio
from contextlib import suppress

from pellucid.lab.classroom.board import tallies
from pellucid.lab.classroom.book import ClassBook
from pellucid.lab.classroom.presence import Presence, Send
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.classroom import QuizBoard, Roster
from pellucid.lab.sendable import Sendable

EVERY = 1.0
_KEEP_EVERY = 5


class News:
    """Looks once a second whether there is anything new, and now and then writes places down."""

    def __init__(self, book: ClassBook, presence: Presence) -> None:
        self._book, self._presence = book, presence
        self._board = QuizBoard(questions=[])
        self._watchers: list[Send] = []
        self._task: asyncio.Task[None] | None = None
        self.address = ""
        self._answered, self._unsaid = True, False

    def start(self) -> None:
        """Begins to look, on the running event loop; nothing happens where that is done already."""
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Looks no more; what is left to write down is written."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._keep_places()

    async def watch(self, send: Send) -> None:
        """Tells this teacher everything now, and from now on what is new."""
        self.forget(send)
        send(await self.roster())
        send(self._board)
        self._watchers.append(send)

    def forget(self, send: Send) -> None:
        """Tells this teacher no more."""
        if send in self._watchers:
            self._watchers.remove(send)

    def answer_came(self) -> None:
        """There is a new answer, or one less. It may be said from any thread."""
        self._answered = True

    async def roster(self) -> Roster:
        """Everybody, as they are now, to the last answer."""
        await self._read()
        code, closed = self._book.door
        learners = self._presence.attendees(tallies(self._board))
        return Roster(code=code, address=self.address, closed=closed, learners=learners)

    async def tell(self) -> None:
        """Tells all who watch what is new."""
        news = await self._news() if self._watchers else []
        for send in list(self._watchers):
            for one in news:
                send(one)

    async def _news(self) -> list[Sendable]:
        await self._read()
        roster, board = self._presence.changed or self._unsaid, self._unsaid
        self._presence.changed = self._unsaid = False
        return [*([await self.roster()] if roster else []), *([self._board] if board else [])]

    async def _read(self) -> None:
        """Takes in what was answered since."""
        if self._answered:
            # Unset before it is read: an answer that comes meanwhile is read the next time.
            self._answered = False
            try:
                self._board = await self._book.board()
            except Mistake:
                self._answered = True
                raise
            self._unsaid = True

    async def _run(self) -> None:
        turn = 0
        while True:
            await asyncio.sleep(EVERY)
            turn += 1
            self._presence.look()
            # Where the database is away the class goes on, and is told at another turn.
            with suppress(Mistake):
                await self.tell()
                if turn % _KEEP_EVERY == 0:
                    await self._keep_places()

    async def _keep_places(self) -> None:
        moved = self._presence.take_moved()
        if moved:
            await self._book.keep_places(moved)
