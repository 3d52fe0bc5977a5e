"""Who shows a training to a person: a live picture in a terminal, plain lines elsewhere."""

from types import TracebackType
from typing import Any, Protocol

from rich.console import Console

from pellucid.cli.training.lines import Lines
from pellucid.cli.training.live import LivePicture
from pellucid.learning import Progress


class Watcher(Protocol):
    """Told what is known, and how far the training is."""

    def __enter__(self) -> "Watcher": ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None: ...

    def stage(self, what: str) -> None:
        """What is being done now."""
        ...

    def announce(self, what: str, value: Any) -> None:
        """The table, the recipe, or a fold's score."""
        ...

    def progress(self, progress: Progress) -> None:
        """How far the epochs are."""
        ...


def watcher(console: Console, folds: int | None) -> Watcher:
    """The live picture where there is a terminal to draw in; else lines."""
    if console.is_terminal and not console.is_dumb_terminal:
        return LivePicture(console, folds or 0)
    return Lines(console, folds or 0)
