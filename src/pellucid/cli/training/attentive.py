"""A watcher that also says, quietly, what looks wrong while a network trains."""

from typing import Any

from rich.console import Console
from rich.text import Text

from pellucid.cli.notes import say_after
from pellucid.cli.training.watchers import Watcher
from pellucid.doctor.so_far import SoFar
from pellucid.learning import Progress


class Attentive:
    """Passes everything on, and looks at the progress itself: a line at most three times."""

    def __init__(self, console: Console, watcher: Watcher) -> None:
        self._console, self._watcher = console, watcher
        self._source: Any = None
        self._so_far: SoFar | None = None

    def stage(self, what: str) -> None:
        """What is being done."""
        self._watcher.stage(what)

    def announce(self, what: str, value: Any) -> None:
        """What is known now; of the recipe on, there is something to look at."""
        self._watcher.announce(what, value)
        if what == "source":
            self._source = value
        elif what == "recipe":
            task, classes = self._source.task, len(self._source.classes)
            self._so_far = SoFar(value.network, value.settings, task, classes)

    def progress(self, progress: Progress) -> None:
        """How far it is, and what looks wrong by now."""
        self._watcher.progress(progress)
        hint = None if self._so_far is None else self._so_far.look(progress)
        if hint is not None:
            say_after(self._console, Text("! ", "warning"), Text(hint.text, "quiet"))
