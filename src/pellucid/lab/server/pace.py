"""How often a learner's training moves on, so that everybody's does."""

from collections.abc import Generator
from contextlib import contextmanager

FASTEST = 33  # pictures a second, for one learner alone: 30, and room for what comes late
SLOWEST = 3
_TOGETHER = 300  # slices a second that two cores are good for
_SHARE = 0.7  # of the threads' time; the rest is for the server, the browser, and commands
_LONGEST = 0.010  # seconds of training in a slice, so that a command never waits long behind it
_MEMORY = 0.05  # how much the newest slice counts for what a slice is thought to take


class Pace:
    """Measures what slices take, and gives each running learner the same share of what there is."""

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._running: set[int] = set()
        self._compiled = 0
        self._cost = 0.002

    def runs(self, learner: int, running: bool) -> None:
        """Notes whether this learner's training runs."""
        if running:
            self._running.add(learner)
        else:
            self._running.discard(learner)

    @contextmanager
    def compiling(self) -> Generator[None]:
        """While a program is compiled, that is given one thread's time.

        Until there is one, pictures cost several times as much: the sooner it comes, the better.
        """
        self._compiled += 1
        try:
            yield
        finally:
            self._compiled -= 1

    def took(self, seconds: float) -> None:
        """Notes what a slice took, from its beginning in the thread to its end."""
        self._cost += _MEMORY * (seconds - self._cost)

    @property
    def interval(self) -> float:
        """Seconds from a learner's slice to the next: no fewer than all the others leave room for.

        What slices take grows where other work keeps the machine busy, so the pace gives way.
        """
        needed = len(self._running) * self._cost / self._room
        return max(1 / FASTEST, min(needed, 1 / SLOWEST))

    @property
    def budget(self) -> float:
        """Seconds that a slice may train for: its share of the threads, up to a bound."""
        learners = max(1, len(self._running))
        pictures = min(FASTEST, max(SLOWEST, _TOGETHER / learners))
        return min(_LONGEST, self._room / (learners * pictures) / 2)

    @property
    def _room(self) -> float:
        """How many threads' time there is for slices."""
        return max(1, self._threads - bool(self._compiled)) * _SHARE
