"""Marks along a way: states that were kept, so thinly that they need no more than some room."""

from bisect import bisect_right
from collections.abc import Iterator
from math import ceil, log2
from typing import NamedTuple

from pellucid.learning.live.course import Course

# A state too large for the room is kept a few times all the same: else every journey back would
# begin at the beginning. Of a small one no more are kept than make a journey back short: a million
# of its steps between two marks are some thousand, learned again in 50 ms.
_FEWEST, _MOST = 3, 512

# What Python needs for a mark besides its content, about.
_OVERHEAD = 400


class Mark(NamedTuple):
    """The state at a moment, packed; the course it was on, and how many events were behind it."""

    moment: int
    content: bytes
    course: Course
    events: int


class Marks:
    """Marks in order of their moments, the first of them never dropped."""

    def __init__(self, room: int) -> None:
        self._room, self._gap = room, 1
        self._marks: list[Mark] = []
        self.size = 0
        """How many bytes they take."""

    def __len__(self) -> int:
        return len(self._marks)

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks)

    def wants(self, moment: int) -> bool:
        """Whether a mark at this moment, the latest, would be far enough from the last."""
        return not self._marks or moment - self._marks[-1].moment >= self._gap

    def add(self, mark: Mark) -> None:
        """Keeps a mark later than all others."""
        self._marks.append(mark)
        self.size += _taken(mark)
        most = min(_MOST, max(_FEWEST, self._room // _taken(mark)))
        while len(self._marks) > most:
            self._thin()

    def _thin(self, times: int = 1) -> None:
        """Every other mark goes: those that are left are twice as far from each other."""
        self._gap <<= times
        self._keep(self._marks[:: 1 << times])

    def _keep(self, marks: list[Mark]) -> None:
        self._marks, self.size = marks, sum(map(_taken, marks))

    def before(self, moment: int) -> Mark:
        """The latest mark that is not beyond a moment."""
        return self._marks[bisect_right(self._marks, moment, key=lambda mark: mark.moment) - 1]

    def forget(self, moment: int, events: int) -> None:
        """Drops the marks beyond a moment, or beyond so many events."""
        self._keep(
            [mark for mark in self._marks if mark.moment <= moment and mark.events <= events]
        )

    def copy(self, room: int | None = None) -> "Marks":
        """The same marks, to go on apart; fewer where there is less room for them."""
        other = Marks(self._room)
        other._marks, other._gap, other.size = self._marks[:], self._gap, self.size
        if room is not None and self.size > room:
            # At once, not by halves: whoever edits while training goes on keeps a copy each time.
            other._thin(ceil(log2(self.size / max(1, room))))
        while room is not None and len(other) > 1 and other.size > room:
            other._thin()
        return other


def _taken(mark: Mark) -> int:
    """Bytes that a mark takes."""
    return len(mark.content) + _OVERHEAD
