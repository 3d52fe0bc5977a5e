"""Pace: how many steps there is time for."""

from collections.abc import Generator
from contextlib import contextmanager
from time import perf_counter

_TRIAL, _MANY = 8, 1_000_000


class Pace:
    """Measures how long a step takes, from its beginning on, so that a training ends in time."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.began = seconds, perf_counter()
        self.step: float | None = None

    @property
    def spent(self) -> float:
        """Seconds since the beginning."""
        return perf_counter() - self.began

    def affordable(self) -> int:
        """How many more steps fit into the time; a few for a trial while that is not known."""
        left = self.seconds - self.spent
        if left <= 0:
            return 0
        if self.step is None:
            return _TRIAL
        return int(min(_MANY, max(1, left / self.step)))

    @contextmanager
    def taking(self, steps: int) -> Generator[None]:
        """Around so many steps: how long they take is remembered."""
        before = perf_counter()
        yield
        self.step = (perf_counter() - before) / steps
