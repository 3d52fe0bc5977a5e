"""What a page says, read with care: anybody may have written it."""

import asyncio
import time
from typing import Any

import msgspec

from pellucid.lab.protocol.everything import ToServer
from pellucid.lab.server.refusals import NEWS

A_SECOND = 100  # messages, in the long run
AT_ONCE = 300

_READ = msgspec.json.Decoder(ToServer)


class NotUnderstood(Exception):
    """The text is no command; its id, where that much of it could be read."""

    def __init__(self, command: int) -> None:
        super().__init__(command)
        self.command = command


class _Numbered(msgspec.Struct):
    id: int = NEWS


def understand(text: str) -> Any:
    """The command that a text is. Raises `NotUnderstood`."""
    try:
        return _READ.decode(text)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        raise NotUnderstood(_id_of(text)) from None


def _id_of(text: str) -> int:
    try:
        return max(NEWS, msgspec.json.decode(text, type=_Numbered).id)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return NEWS


class Allowance:
    """So many messages a second: who says more is heard later, and keeps nobody else waiting."""

    def __init__(self, a_second: float = A_SECOND, at_once: float = AT_ONCE) -> None:
        self._a_second, self._at_once = a_second, at_once
        self._left, self._at = at_once, time.monotonic()

    async def spend(self) -> None:
        """Counts one message; waits where there have been too many."""
        now = time.monotonic()
        self._left = min(self._at_once, self._left + (now - self._at) * self._a_second) - 1
        self._at = now
        if self._left < 0:
            await asyncio.sleep(-self._left / self._a_second)
