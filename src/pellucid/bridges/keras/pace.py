"""Pace: how many steps there is time for, looks among them."""

from collections.abc import Generator
from contextlib import contextmanager
from time import perf_counter

from pellucid.doctor.looking import Looking

_TRIAL, _MANY = 8, 1_000_000


class Pace:
    """Measures how long steps take, from its beginning on, to end in time."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.looking = seconds, Looking()
        self.step: float | None = None

    def affordable(self) -> int:
        """How many more steps fit into the time; a few for a trial while that is not known.

        A last look has to fit too.
        """
        left = self.seconds - self.looking.spent - self.looking.last
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
