"""Looking: how long a training has been looked at, so that most of its time goes into steps."""

from collections.abc import Generator
from contextlib import contextmanager
from time import perf_counter

_SHARE, _BRIEF = 0.3, 1.0
"""The share of the time that looks may take, besides the last; of so many seconds at least."""


class Looking:
    """Measures looks, from its beginning on."""

    def __init__(self) -> None:
        self._began = perf_counter()
        self.last, self.all = 0.0, 0.0

    @property
    def spent(self) -> float:
        """Seconds since the beginning."""
        return perf_counter() - self._began

    @property
    def may(self) -> bool:
        """Whether another look leaves most of the time to the steps."""
        return self.all + self.last < _SHARE * max(self.spent, _BRIEF)

    @contextmanager
    def timed(self) -> Generator[None]:
        """Around a look: how long it takes is remembered."""
        before = perf_counter()
        yield
        self.last = perf_counter() - before
        self.all += self.last
