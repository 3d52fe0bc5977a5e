"""Who shows a teaching to a person: a live picture in a terminal, plain lines elsewhere."""

from collections.abc import Iterator
from time import perf_counter
from types import TracebackType

import numpy as np
from rich.console import Console, ConsoleOptions, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table as Grid
from rich.text import Text

from pellucid.cli.drawing.chart import Curve, chart
from pellucid.cli.drawing.numbers import count, duration, percent, three
from pellucid.games import Game
from pellucid.games.school import Round, School
from pellucid.games.teach import Watch

_HEIGHT, _WIDEST, _BOTH, _BAR = 6, 50, 56, 24


def watcher(console: Console, game: Game, school: School) -> "LivePicture | Lines":
    """The live picture where there is a terminal to draw in; else lines."""
    if console.is_terminal and not console.is_dumb_terminal:
        return LivePicture(console, game, school)
    return Lines(console, game, school)


class Lines:
    """Says a line after every round."""

    def __init__(self, console: Console, game: Game, school: School) -> None:
        self._console, self._game, self._school = console, game, school
        self._began = perf_counter()
        self.rounds: list[Round] = []

    @property
    def watch(self) -> Watch:
        """What the teaching is to tell."""
        return Watch(round=self._round)

    def __enter__(self) -> "Lines":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass

    def _round(self, taken: Round) -> None:
        self.rounds.append(taken)
        self._console.print(Text(self._told(taken)), soft_wrap=True)

    def _told(self, taken: Round) -> str:
        left = self._left(taken)
        ahead = f", about {duration(left)} left" if left else ""
        elo = "" if taken.elo is None else f", Elo {taken.elo:+.0f}"
        return (
            f"round {taken.round} of {taken.rounds}{ahead}: {count(taken.games, 'game')}, "
            f"mind changed {percent(taken.changed)}, loss {three(taken.policy_loss)} and "
            f"{three(taken.outcome_loss)}{elo}"
        )

    def _left(self, taken: Round) -> float:
        each = (perf_counter() - self._began) / max(1, len(self.rounds))
        return each * (taken.rounds - taken.round)


class LivePicture(Lines):
    """Draws what is known now; a new picture replaces the old, and the last one stays."""

    def __init__(self, console: Console, game: Game, school: School) -> None:
        super().__init__(console, game, school)
        self._doing = Text("getting ready", "quiet")
        self._done, self._of = 0, 1
        self._live = Live(self, console=console, refresh_per_second=4, transient=False)

    @property
    def watch(self) -> Watch:
        return Watch(self._play, self._learn, self._meet, self._round)

    def __enter__(self) -> "LivePicture":
        self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._doing = Text()
        self._live.stop()

    def _play(self, over: int, moves: int) -> None:
        games = self._school.play.games
        self._now(f"playing itself: {over:,} of {games:,} games over, {moves:,} moves", over, games)

    def _learn(self, step: int, steps: int) -> None:
        self._now(f"learning from it: batch {step:,} of {steps:,}", step, steps)

    def _meet(self, over: int, games: int) -> None:
        self._now(f"meeting its earlier self: {over:,} of {games:,} games over", over, games)

    def _now(self, told: str, done: int, of: int) -> None:
        self._doing, self._done, self._of = Text(told, "quiet"), done, of

    def _round(self, taken: Round) -> None:
        self.rounds.append(taken)

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        if self.rounds:
            yield self._bar(self.rounds[-1])
            yield Text()
            yield from self._charts(options.max_width)
        if self._doing:
            line = Grid.grid(padding=(0, 2))
            line.add_row(ProgressBar(self._of, self._done, width=_BAR), self._doing)
            yield line

    def _bar(self, taken: Round) -> Text:
        left = self._left(taken)
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
        known = [(taken.round, taken.elo) for taken in self.rounds if taken.elo is not None]
        at, values = zip(*([(0, 0.0), *known]), strict=True)
        through = np.arange(self.rounds[-1].round + 1)
        drawn = np.where(through <= at[-1], np.interp(through, at, values), np.nan)
        planned = self._school.rounds + 1
        return chart("Elo", [Curve(drawn, "training")], size, planned=planned, top=None)

    def _changed(self, size: tuple[int, int]) -> list[Text]:
        shares = np.array([100 * taken.changed for taken in self.rounds])
        title = "% of moves where looking ahead changed its mind"
        planned = self._school.rounds
        return chart(title, [Curve(shares, "validation")], size, planned=planned, top=None)
