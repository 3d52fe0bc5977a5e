"""What is on its way to one page."""

import asyncio
from collections import deque
from collections.abc import Iterable

from pellucid.lab.protocol.arrays import is_a
from pellucid.lab.sendable import Sendable

MOST_MESSAGES = 500
MOST_BYTES = 64 * 2**20
TOO_SLOW = 1013
"""Why a connection is closed whose page takes nothing."""


class Ended(Exception):
    """Nothing more is to be sent; `code` says why."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Outbox:
    """Messages in order; of pictures only the newest, once the page has drawn the one before.

    So a slow page does not fall behind: it sees fewer pictures, and each is of the present.
    """

    def __init__(self) -> None:
        self._messages: deque[Sendable] = deque()
        self._bytes = 0
        self._picture: bytes | None = None
        self._drawing = False
        self._something = asyncio.Event()
        self._end: int | None = None

    def put(self, messages: Iterable[Sendable]) -> None:
        """Adds messages; a picture takes the place of one that still waits.

        One that waits when a scene comes is of the scene before, and is not shown on this one.
        """
        for message in messages:
            if is_a(message, "frame"):
                self._picture = message
            else:
                if is_a(message, "scene"):
                    self._picture = None
                self._messages.append(message)
                self._bytes += len(message) if isinstance(message, bytes) else 0
        if len(self._messages) > MOST_MESSAGES or self._bytes > MOST_BYTES:
            self._messages.clear()
            self.end(TOO_SLOW)
        self._something.set()

    def seen(self) -> None:
        """The page has drawn the picture it was sent last."""
        self._drawing = False
        self._something.set()

    @property
    def wants_picture(self) -> bool:
        """Whether no picture waits to be sent."""
        return self._picture is None

    def end(self, code: int) -> None:
        """Nothing is to follow what waits now."""
        self._end = self._end or code
        self._something.set()

    async def take(self) -> Sendable:
        """The next message, when there is one. Raises `Ended` after the last."""
        while True:
            if self._messages:
                return self._next_message()
            if self._end is not None:
                raise Ended(self._end)
            if self._picture is not None and not self._drawing:
                self._drawing = True
                picture, self._picture = self._picture, None
                return picture
            self._something.clear()
            await self._something.wait()

    def _next_message(self) -> Sendable:
        message = self._messages.popleft()
        self._bytes -= len(message) if isinstance(message, bytes) else 0
        return message
