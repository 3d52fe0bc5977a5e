"""What can be taken back, and made again."""

from collections.abc import Hashable

from pellucid.lab.bench.journey import Journey


class Changes:
    """The journeys there were before each change, and those that were taken back."""

    def __init__(self, most: int, room: int) -> None:
        self._most, self._room = most, room
        self._before: list[Journey] = []
        self._undone: list[Journey] = []
        self._last: Hashable = None

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is one to make again."""
        return bool(self._undone)

    @property
    def open(self) -> tuple[bool, bool]:
        """Which of the two ways are open."""
        return self.can_undo, self.can_redo

    def remember(self, journey: Journey, kind: Hashable = None) -> None:
        """Keeps a copy of the journey as it was before a change.

        Changes in a row of one `kind`, a weight drawn up and down, are taken back as one.
        """
        if kind is not None and kind == self._last:
            return
        self._before.append(journey)
        del self._before[: -self._most]
        self._undone.clear()
        self._last = kind
        self._make_room()

    def undo(self, now: Journey) -> Journey:
        """The journey before the last change."""
        before = self._before.pop()
        self._undone.append(now.copy())
        self._last = None
        self._make_room()
        return before

    def redo(self, now: Journey) -> Journey:
        """The journey that was taken back last."""
        undone = self._undone.pop()
        self._before.append(now.copy())
        self._last = None
        self._make_room()
        return undone

    def _make_room(self) -> None:
        """Lets go of the journeys furthest away until the rest has room; one is always kept."""
        while len(self._before) + len(self._undone) > 1 and self._size > self._room:
            del (self._before or self._undone)[0]

    @property
    def _size(self) -> int:
        """Bytes of all that is kept: examples shared by several journeys count once."""
        kept = [*self._before, *self._undone]
        examples = {id(one.material): one.material.x.nbytes for one in kept}
        return sum(examples.values()) + sum(one.size for one in kept)
