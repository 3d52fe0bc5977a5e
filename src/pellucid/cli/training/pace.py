"""How fast a training goes, and so how long it will take."""

from pellucid.learning import Progress


class Pace:
    """Seconds an epoch, since the training was first seen: a resumed one does not begin at 0."""

    def __init__(self) -> None:
        self._first: Progress | None = None

    def seconds_left(self, now: Progress) -> float | None:
        """How long the rest will take; None until it has been seen to move."""
        first = self._first
        if first is None or _done(now) < _done(first):
            self._first = first = now
        moved = _done(now) - _done(first)
        if not moved:
            return None
        return (now.seconds - first.seconds) / moved * (now.epochs - _done(now))


def _done(progress: Progress) -> float:
    return progress.epoch + progress.part
