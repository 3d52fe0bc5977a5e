"""How much a page may say."""

import asyncio
import time

A_SECOND = 100  # messages, in the long run
AT_ONCE = 300


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
