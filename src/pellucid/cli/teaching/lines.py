"""A teaching told in plain lines, for logs and pipes: no colours, no control codes."""

from rich.console import Console
from rich.text import Text

from pellucid.cli.drawing.numbers import count, duration, percent, three
from pellucid.cli.teaching.rounds import Rounds
from pellucid.games.school import Round
from pellucid.games.watch import Watch


class Lines:
    """Says a line after every round."""

    def __init__(self, console: Console, rounds: Rounds) -> None:
        self._console, self._rounds = console, rounds

    @property
    def watch(self) -> Watch:
        """What the teaching is to tell."""
        return Watch(round=self._round)

    def _round(self, taken: Round) -> None:
        self._rounds.take(taken)
        self._console.print(Text(_told(taken, self._rounds.left)), soft_wrap=True)


def _told(taken: Round, left: float) -> str:
    ahead = f", about {duration(left)} left" if left else ""
    elo = "" if taken.elo is None else f", Elo {taken.elo:+.0f}"
    return (
        f"round {taken.round} of {taken.rounds}{ahead}: {count(taken.games, 'game')}, "
        f"mind changed {percent(taken.changed)}, loss {three(taken.policy_loss)} and "
        f"{three(taken.outcome_loss)}{elo}"
    )
