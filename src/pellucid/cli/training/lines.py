"""A training told in plain lines, for logs and pipes: no colours, no control codes."""

from math import isfinite
from time import perf_counter
from typing import Any

from rich.console import Console
from rich.text import Text

from pellucid.cli.drawing.numbers import duration, percent, three
from pellucid.cli.notes import say_notes
from pellucid.cli.training.pace import Pace
from pellucid.cli.training.said import say_recipe, say_source
from pellucid.learning import Progress

_EVERY = 10.0  # seconds between two lines


class Lines:
    """Says a line when something new is known, and every ten seconds while it learns."""

    def __init__(self, console: Console, folds: int) -> None:
        self._console, self._folds = console, folds
        self._judged, self._said, self._pace = 0, perf_counter(), Pace()

    def stage(self, what: str) -> None:
        """Stages are not said: the lines that come of them are."""

    def announce(self, what: str, value: Any) -> None:
        """Says what the table is, what was decided, or how a fold went."""
        if what == "reading":
            self._reading(*value)
        elif what == "source":
            say_source(self._console, value)
        elif what == "notes":
            say_notes(self._console, value)
        elif what == "recipe":
            say_recipe(self._console, value)
        elif what == "fold":
            self._judged += 1
            self._line(f"fold {self._judged} of {self._folds}: {three(value)}")

    def _reading(self, done: int, total: int) -> None:
        if perf_counter() - self._said >= _EVERY:
            self._line(f"reading: {done:,} of {total:,}")

    def progress(self, progress: Progress) -> None:
        """Says how far it is, now and then."""
        last, left = progress.epoch == progress.epochs, self._pace.seconds_left(progress)
        if not last and perf_counter() - self._said < _EVERY:
            return
        ahead = "" if last or left is None else f", about {duration(left)} left"
        if not progress.epoch:
            self._line(f"epoch 1 of {progress.epochs}, {percent(progress.part)} of it{ahead}")
            return
        curves = (("loss", "loss"), ("train", "score"), ("validation", "validation"))
        now = [(name, float(progress.mean(curve)[-1])) for curve, name in curves]
        values = ", ".join(f"{name} {three(value)}" for name, value in now if isfinite(value))
        self._line(f"epoch {progress.epoch} of {progress.epochs}{ahead}: {values}")

    def _line(self, text: str) -> None:
        self._said = perf_counter()
        self._console.print(Text(text), soft_wrap=True)
