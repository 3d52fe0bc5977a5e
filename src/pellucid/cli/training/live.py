"""A training drawn live: how far it is, how long it will take, and its curves."""

from collections.abc import Iterator
from math import isfinite, nan
from time import perf_counter
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.progress_bar import ProgressBar
from rich.spinner import Spinner
from rich.table import Table as Grid
from rich.text import Text

from pellucid.cli.drawing.chart import Curve, chart
from pellucid.cli.drawing.numbers import duration, percent, three
from pellucid.cli.notes import say_notes
from pellucid.cli.training.pace import Pace
from pellucid.cli.training.said import say_recipe, say_source
from pellucid.learning import METRIC, Progress

_HEIGHT, _WIDEST, _BOTH, _BAR = 7, 50, 56, 32

_LEGEND = (("training", "⣀⣀⣀⣀", "train"), ("validation", "⣀⠀⣀⠀", "validation"))


class LivePicture:
    """Draws what is known now; a new picture replaces the old, and the last one stays."""

    def __init__(self, console: Console, folds: int) -> None:
        self._console, self._folds = console, folds
        self._scores: list[float] = []
        self._metric = "accuracy"
        self._began = perf_counter()
        self._spinner = Spinner("dots", style="training")
        self._stage = "starting"
        self._progress: Progress | None = None
        self._pace = Pace()

    def end(self) -> None:
        """Leaves out what is being done."""
        self._stage = ""

    def stage(self, what: str) -> None:
        """Shows what is being done, beside a sign of life."""
        self._stage = what
        self._began = perf_counter()

    def announce(self, what: str, value: Any) -> None:
        """Says the source and the recipe above the picture; counts the folds in it."""
        if what == "reading":
            self._stage = "reading: {:,} of {:,}".format(*value)
        elif what == "source":
            self._metric = METRIC[value.task]
            say_source(self._console, value)
            self.stage("compiling")
        elif what == "notes":
            say_notes(self._console, value)
        elif what == "recipe":
            say_recipe(self._console, value)
            self._progress, self._pace = None, Pace()
            self.stage("compiling")
        elif what == "fold":
            self._scores.append(value)
            self._pace = Pace()

    def progress(self, progress: Progress) -> None:
        """Draws how far it is."""
        self._pace.seconds_left(progress)
        self._progress, self._stage = progress, ""

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        if self._progress is not None:
            yield self._bar(self._progress, options.max_width)
            yield Text()
            yield from self._charts(self._progress, options.max_width)
        if self._stage:
            waited = perf_counter() - self._began
            told = f" {self._stage}" + (f"  {waited:.0f} s" if waited > 2 else "")
            self._spinner.update(text=Text(told, "quiet"))
            yield self._spinner

    def _bar(self, progress: Progress, width: int) -> RenderableType:
        what = self._judging() or "learning"
        parts: list[RenderableType] = [
            Text(what, "name"),
            f"epoch {min(_epoch(progress), progress.epochs):,} of {progress.epochs:,}",
            Text(self._left(progress), "quiet"),
        ]
        if width > 2 * _BAR:
            parts.insert(
                1, ProgressBar(progress.epochs, progress.epoch + progress.part, width=_BAR)
            )
        line = Grid.grid(padding=(0, 2))
        for _ in parts:
            line.add_column(no_wrap=True)
        line.add_row(*parts)
        return line

    def _judging(self) -> str:
        done = len(self._scores)
        return f"fold {done + 1} of {self._folds}" if done < self._folds else ""

    def _left(self, progress: Progress) -> str:
        if progress.epoch >= progress.epochs:
            return f"{duration(progress.seconds)}"
        left = self._pace.seconds_left(progress)
        return "" if left is None else f"about {duration(left)} left"

    def _charts(self, progress: Progress, width: int) -> Iterator[RenderableType]:
        side_by_side = width >= _BOTH
        size = (min(_WIDEST, width // 2 - 2 if side_by_side else width - 1), _HEIGHT)
        pictures = [self._loss(progress, size), self._score(progress, size)]
        grid = Grid.grid(padding=(0, 2))
        for rows in zip(*pictures, strict=True) if side_by_side else ():
            grid.add_row(*rows)
        if not side_by_side:
            for line in pictures[1]:
                grid.add_row(line)
        yield grid
        yield self._legend(progress)

    def _loss(self, progress: Progress, size: tuple[int, int]) -> list[Text]:
        curves = _pair(progress, "loss", "validation_loss")
        return chart("loss", curves, size, planned=progress.epochs, top=None)

    def _score(self, progress: Progress, size: tuple[int, int]) -> list[Text]:
        curves = _pair(progress, "train", "validation")
        title = "R²" if self._metric == "r2" else self._metric
        return chart(title, curves, size, planned=progress.epochs, top=1.0)

    def _legend(self, progress: Progress) -> Text:
        show = three if self._metric == "r2" else percent
        legend = Text(" " * 7, no_wrap=True, overflow="ellipsis")
        for name, sign, curve in _LEGEND:
            value = float(progress.mean(curve)[-1]) if progress.epoch else nan
            if isfinite(value):
                legend.append(sign, name).append(f" {name} {show(value)}    ", "quiet")
        return legend


def _epoch(progress: Progress) -> int:
    """The epoch that is running; the last one done where none has been begun."""
    return progress.epoch + (progress.part > 0)


def _pair(progress: Progress, training: str, validation: str) -> list[Curve]:
    return [
        Curve(progress.mean(training), "training"),
        Curve(progress.mean(validation), "validation", dotted=True),
    ]
