"""Pace: when to look at a training that somebody else carries out, so that it is not held up."""

import time

_SHARE = 0.03
"""The share of the time that looking may take."""

_FIRST = 3
"""So many steps are looked at whatever it takes; without them nothing would be known."""


class Pace:
    """Decides at which steps to look: often in the beginning, then as time allows."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._spent = 0.0
        self._next = 0

    def due(self, step: int) -> bool:
        """Whether to look at this step."""
        if step < self._next:
            return False
        if step < _FIRST:
            return True
        return self._spent <= _SHARE * (time.perf_counter() - self._began)

    def looked(self, step: int, seconds: float) -> None:
        """A look at this step is over, and took so long."""
        self._spent += seconds
        # Each look a twentieth later than the one before: a thousand steps make some 90 looks.
        self._next = step + 1 + step // 20
