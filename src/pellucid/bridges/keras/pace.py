"""Pace: how many steps there is time for, and how often to look."""

from collections.abc import Generator
from contextlib import contextmanager
from time import perf_counter

_TRIAL, _MANY = 8, 1_000_000
_OF_LOOKING = 0.3
"""The share of the time that looks may take, besides the first and the last."""


class Pace:
    """Measures how long steps and looks take, from its beginning on, to end in time."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.began = seconds, perf_counter()
        self.step: float | None = None
        self.look, self.looked = 0.0, 0.0

    @property
    def spent(self) -> float:
        """Seconds since the beginning."""
        return perf_counter() - self.began

    def affordable(self) -> int:
        """How many more steps fit into the time; a few for a trial while that is not known.

        A last look has to fit too.
        """
        left = self.seconds - self.spent - self.look
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

    @property
    def may_look(self) -> bool:
        """Whether another look leaves most of the time to the steps."""
        return self.looked + self.look < _OF_LOOKING * self.spent

    @contextmanager
    def looking(self) -> Generator[None]:
        """Around a look: how long it takes is remembered."""
        before = perf_counter()
        yield
        self.look = perf_counter() - before
        self.looked += self.look
