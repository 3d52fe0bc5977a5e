"""What can be taken back, and made again."""

from collections.abc import Hashable

from pellucid.lab.bench.journey import Journey


class Changes:
    """The journeys there were before each change, and those that were taken back."""

    def __init__(self, most: int) -> None:
        self._most = most
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

    def undo(self, now: Journey) -> Journey:
        """The journey before the last change."""
        self._undone.append(now.copy())
        self._last = None
        return self._before.pop()

    def redo(self, now: Journey) -> Journey:
        """The journey that was taken back last."""
        self._before.append(now.copy())
        self._last = None
        return self._undone.pop()
