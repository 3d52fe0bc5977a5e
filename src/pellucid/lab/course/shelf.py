"""Where a learner's progress is kept: a file of their own, or a class's database."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol, runtime_checkable

from pellucid.course import progress
from pellucid.course.progress import Progress
from pellucid.data import Note


class Kept(NamedTuple):
    """A learner's progress, and what is to be said about keeping it."""

    progress: Progress
    notes: tuple[Note, ...] = ()


@runtime_checkable
class Shelf(Protocol):
    """Keeps one learner's progress. Nothing is raised: who cannot keep learns all the same."""

    def load(self) -> Kept:
        """How far the learner has come."""
        ...

    def keep(self, change: Callable[[Progress], Progress]) -> Kept:
        """Changes what is kept now, so that what another window kept meanwhile stays."""
        ...


class OwnShelf:
    """The file that `pellucid learn` and `pellucid quiz` use too.

    >>> OwnShelf(Path("nowhere")).load().progress.lessons
    {}
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def load(self) -> Kept:
        """How far the learner has come, on the page and in the terminal."""
        return Kept(*progress.load(self._folder))

    def keep(self, change: Callable[[Progress], Progress]) -> Kept:
        """Changes the file, the whole of it or nothing."""
        return Kept(*progress.keep(change, self._folder))
