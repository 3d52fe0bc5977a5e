"""How long compiling will take on this machine, from how long it took."""

from collections.abc import Generator
from contextlib import contextmanager

_MEMORY = 0.3  # how much the newest measurement counts


class Forecast:
    """Seconds until a network is ready: what is compiled before it, and itself.

    Work is told in seconds on a quiet machine. What this one takes for it is measured.
    """

    def __init__(self) -> None:
        self._pace = 1.0
        self._ahead = 0.0

    @contextmanager
    def waiting(self, work: float) -> Generator[float]:
        """While so much work waits or is done; gives the seconds it will take."""
        self._ahead += work
        try:
            yield self._pace * self._ahead
        finally:
            self._ahead -= work

    def took(self, work: float, seconds: float) -> None:
        """Notes how long some work took once its turn had come."""
        self._pace += _MEMORY * (seconds / work - self._pace)
