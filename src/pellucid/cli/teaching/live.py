"""A teaching drawn live: what is being done, how far it is, and how the player rises."""

from collections.abc import Iterator

import numpy as np
from rich.console import Console, ConsoleOptions, RenderableType
from rich.progress_bar import ProgressBar
from rich.table import Table as Grid
from rich.text import Text

from pellucid.cli.drawing.chart import Curve, chart
from pellucid.cli.drawing.numbers import count, duration
from pellucid.cli.teaching.rounds import Rounds
from pellucid.games.school import Round, School
from pellucid.games.watch import Watch

_HEIGHT, _WIDEST, _BOTH, _BAR = 6, 50, 56, 24


class LivePicture:
    """Draws what is known now; a new picture replaces the old, and the last one stays."""

    def __init__(self, school: School, rounds: Rounds) -> None:
        self._school, self._rounds = school, rounds
        self._doing = Text("getting ready", "quiet")
        self._done, self._of = 0, 1

    @property
    def watch(self) -> Watch:
        """What the teaching is to tell."""
        return Watch(self._play, self._learn, self._meet, self._rounds.take)

    def end(self) -> None:
        """Leaves out what is being done."""
        self._doing = Text()

    def _play(self, over: int, moves: int) -> None:
        games = self._school.play.games
        self._now(f"playing itself: {over:,} of {games:,} games over, {moves:,} moves", over, games)

    def _learn(self, step: int, steps: int) -> None:
        self._now(f"learning from it: batch {step:,} of {steps:,}", step, steps)

    def _meet(self, over: int, games: int) -> None:
        self._now(f"meeting its earlier self: {over:,} of {games:,} games over", over, games)

    def _now(self, told: str, done: int, of: int) -> None:
        self._doing, self._done, self._of = Text(told, "quiet"), done, of

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        if self._rounds.taken:
            yield self._bar(self._rounds.taken[-1])
            yield Text()
            yield from self._charts(options.max_width)
        if self._doing:
            line = Grid.grid(padding=(0, 2))
            line.add_row(ProgressBar(self._of, self._done, width=_BAR), self._doing)
            yield line

    def _bar(self, taken: Round) -> Text:
        left = self._rounds.left
        ahead = f"about {duration(left)} left" if left else "done"
        line = Text(f"round {taken.round:,} of {taken.rounds:,}", "name")
        return line.append(f"   {count(taken.games, 'game')}, {ahead}", "quiet")

    def _charts(self, width: int) -> Iterator[RenderableType]:
        both = width >= _BOTH
        size = (min(_WIDEST, width // 2 - 2 if both else width - 1), _HEIGHT)
        pictures = [self._elo(size), self._changed(size)] if both else [self._elo(size)]
        grid = Grid.grid(padding=(0, 2))
        for rows in zip(*pictures, strict=True):
            grid.add_row(*rows)
        yield grid

    def _elo(self, size: tuple[int, int]) -> list[Text]:
        taken = self._rounds.taken
        known = [(one.round, one.elo) for one in taken if one.elo is not None]
        at, values = zip(*([(0, 0.0), *known]), strict=True)
        through = np.arange(taken[-1].round + 1)
        drawn = np.where(through <= at[-1], np.interp(through, at, values), np.nan)
        planned = self._school.rounds + 1
        return chart("Elo", [Curve(drawn, "training")], size, planned=planned, top=None)

    def _changed(self, size: tuple[int, int]) -> list[Text]:
        shares = np.array([100 * taken.changed for taken in self._rounds.taken])
        title = "% of moves where looking ahead changed its mind"
        planned = self._school.rounds
        return chart(title, [Curve(shares, "validation")], size, planned=planned, top=None)
