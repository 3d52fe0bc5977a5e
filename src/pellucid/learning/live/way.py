"""The way of a training: any moment of it can be gone back to, to the same bits.

A few states are kept, the rest is learned again: the same steps from the same state make the
same bits. What a person did on the way (an edit, another course) is done again where it was done.
"""

from copy import copy

import jax

from pellucid.learning.live.course import Course
from pellucid.learning.live.events import Edit, Event, Learn, Steer, Underway, after
from pellucid.learning.live.live import Live
from pellucid.learning.live.marks import Mark, Marks
from pellucid.learning.live.programs import Lessons, packed, programs, programs_of, unpacked
from pellucid.network import Parameters

__all__ = ["Edit", "Learn", "Steer", "Way"]

ROOM = 6 << 20
"""Bytes for the states that are kept of one way."""


class Way:
    """A training from its beginning, where it stands now, and how far it once came.

    It begins from the parameters `first`, or from those of the seed. `live` and `course` are those
    of `moment`, with `behind` events behind them; `latest` is how far it came. Whoever goes on
    from an earlier moment leaves the old way behind: `past` says where, and how far it had come.
    """

    def __init__(
        self, lessons: Lessons, course: Course, seed: int, room: int = ROOM,
        first: Parameters | None = None,
    ) -> None:  # fmt: skip
        self.lessons, self.course = lessons, course
        self.live: Live = programs_of(course).begin(seed, course.strengths, first)
        self.moment = self.latest = 0
        self.past: list[tuple[int, int]] = []
        self._events: list[tuple[int, Event]] = []
        self.behind = 0
        self._marks = Marks(room)
        self._mark()

    def advance(self, count: int) -> None:
        """Trains so many steps."""
        self.leave()
        self._go(count)
        self.latest = self.moment
        if self._marks.wants(self.moment):
            self._mark()

    def do(self, event: Event) -> None:
        """Lets something happen here and now."""
        self.leave()
        if not self._again(event):
            self._events.append((self.moment, event))
        self._happen(event)
        self.latest = self.moment

    def travel(self, moment: int, most: int | None = None) -> None:
        """To a moment between the beginning and the latest.

        With `most`, to the last kept moment before it instead, where more steps than that would
        have to be learned again.
        """
        mark = self._marks.before(moment)
        if most is not None and moment - mark.moment > most:
            moment = mark.moment
        self._return_to(mark)
        for at, event in self._events[mark.events :]:
            if at > moment or (at == moment and isinstance(event, Learn)):
                break
            self._go(at - self.moment)
            self._happen(event)
        self._go(moment - self.moment)

    def leave(self) -> None:
        """Leaves behind whatever once came after this moment."""
        if self.behind < len(self._events) or self.moment < self.latest:
            if self.latest > self.moment:
                self.past.append((self.moment, self.latest))
            del self._events[self.behind :]
            self._marks.forget(self.moment, self.behind)
            self.latest = self.moment

    def copy(self, room: int | None = None) -> "Way":
        """The same way, to go on apart; with fewer states kept where there is less room."""
        other = copy(self)
        other.past, other._events = self.past[:], self._events[:]
        other._marks = self._marks.copy(room)
        return other

    @property
    def events(self) -> list[Event]:
        """What has happened on the way to this moment."""
        return [event for _, event in self._events[: self.behind]]

    @property
    def size(self) -> int:
        """How many bytes its kept states take."""
        return self._marks.size

    def _go(self, count: int) -> None:
        if count:
            program = programs_of(self.course)
            self.live = program.advance(self.live, self.lessons, self.course.strengths, count)
            self.moment += count

    def _happen(self, event: Event) -> None:
        self.live, self.course = after(event, Underway(self.live, self.course), self.lessons)
        self.behind += 1
        self.moment += isinstance(event, Learn)

    def _again(self, event: Event) -> bool:
        """Whether it only replaces the last event, as when one weight is drawn up and down."""
        if not self._events or not isinstance(event, Edit):
            return False
        at, last = self._events[-1]
        if at != self.moment or not isinstance(last, Edit) or last[:3] != event[:3]:
            return False
        self._events[-1] = (at, event)
        self.behind -= 1
        return True

    def _mark(self) -> None:
        self._marks.add(Mark(self.moment, packed(self.live), self.course, self.behind))

    def _return_to(self, mark: Mark) -> None:
        self.course = mark.course
        like = programs(mark.course.plan).like
        self.live = jax.tree.map(jax.device_put, unpacked(mark.content, like))
        self.moment, self.behind = mark.moment, mark.events
