"""What there is to play, and the networks that play it: one of each, for all learners."""

from functools import cache

from pellucid.games.game import GAMES, Game
from pellucid.games.marks import IN_A_ROW
from pellucid.games.notation import notation
from pellucid.games.rules import rules_of
from pellucid.games.search import Search
from pellucid.games.shipped import player_of, shipped
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.games import GameOffer

_FALLING = ("connect-four",)


def offers() -> list[GameOffer]:
    """The games that a network comes with, and whose board the page can draw."""
    return [_offer(GAMES[name]) for name in _offered()]


def game_called(name: str) -> Game:
    """The game of that name. Raises `Mistake` where nobody here plays it."""
    if name not in _offered():
        raise Mistake("no-game", name=name[:40])
    return GAMES[name]


@cache
def search_of(game: Game) -> Search:
    """How the game's network looks ahead.

    All learners share what it remembers, so it is asked by one thread alone: `Workshop.games`.
    """
    return player_of(game).search()


def _offered() -> tuple[str, ...]:
    return tuple(name for name in shipped() if name in IN_A_ROW)


def _offer(game: Game) -> GameOffer:
    rows, columns, _ = rules_of(game).shape
    return GameOffer(
        name=game.name,
        title=game.title,
        rows=rows,
        columns=columns,
        in_a_row=IN_A_ROW[game.name],
        falls=game.name in _FALLING,
        names=list(notation(game).names),
    )
