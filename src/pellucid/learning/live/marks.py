"""Marks along a way: states that were kept, so thinly that they need no more than some room."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from pellucid.learning.live.course import Course

# A state too large for the room is kept a few times all the same: else every journey back would
# begin at the beginning.
_FEWEST = 3

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

    def __len__(self) -> int:
        return len(self._marks)

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks)

    @property
    def size(self) -> int:
        """How many bytes they take."""
        return sum(len(mark.content) + _OVERHEAD for mark in self._marks)

    def wants(self, moment: int) -> bool:
        """Whether a mark at this moment, the latest, would be far enough from the last."""
        return not self._marks or moment - self._marks[-1].moment >= self._gap

    def add(self, mark: Mark) -> None:
        """Keeps a mark later than all others."""
        self._marks.append(mark)
        most = max(_FEWEST, self._room // (len(mark.content) + _OVERHEAD))
        while len(self._marks) > most:
            self._thin()

    def _thin(self) -> None:
        """Every other mark goes: those that are left are twice as far from each other."""
        self._gap *= 2
        self._marks = self._marks[::2]

    def before(self, moment: int) -> Mark:
        """The latest mark that is not beyond a moment."""
        return self._marks[bisect_right(self._marks, moment, key=lambda mark: mark.moment) - 1]

    def forget(self, moment: int, events: int) -> None:
        """Drops the marks beyond a moment, or beyond so many events."""
        self._marks = [
            mark for mark in self._marks if mark.moment <= moment and mark.events <= events
        ]

    def copy(self, room: int | None = None) -> "Marks":
        """The same marks, to go on apart; fewer where there is less room for them."""
        other = Marks(self._room)
        other._marks, other._gap = self._marks[:], self._gap
        while room is not None and len(other) > 1 and other.size > room:
            other._thin()
        return other
