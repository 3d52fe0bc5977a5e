"""The arena: two sides play each other, each opening once with either of them first."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Int

from pellucid.games.game import Game
from pellucid.games.rules import Positions
from pellucid.games.sides import Side
from pellucid.games.standing import Standing, advanced, begin, gathered
from pellucid.games.wander import at_random

_PLIES = range(1, 9)
AT_ONCE = 64
"""So many games are played side by side."""


class Meeting(NamedTuple):
    """One game between two sides.

    `opening` is the moves it began with. `first`: which side (0 or 1) made the first move after
    them. `score` is 1 where side 0 won, 0 where it lost, a half for a draw, which is also what
    a game counts that went on for longer than is worth playing. `moves` are all of the game's,
    the opening's too.
    """

    opening: str
    first: int
    score: float
    moves: str


def openings(game: Game, count: int, plies: int | None, seed: int) -> list[Standing]:
    """So many games, begun with moves at random: so many plies, or as few as make them differ.

    Where the game has no more different ones, they begin anew from the first.
    """
    random = np.random.default_rng((seed, 77))
    found: list[Standing] = []
    for depth in [plies] if plies is not None else _PLIES:
        found = _different(game, count, depth, random)
        if len(found) == count:
            break
    return [found[at % len(found)] for at in range(count)]


def _different(game: Game, count: int, plies: int, random: np.random.Generator) -> list[Standing]:
    """Games of so many plies that lead to different positions, none of them over."""
    found: dict[bytes, Standing] = {}
    for _ in range(4):
        tried = [begin(game)] * (count + 8)
        for _ in range(plies):
            actions = at_random(gathered(tried).legal, random)
            moved = advanced(tried, actions.tolist())
            tried = [old if new.over else new for old, new in zip(tried, moved, strict=True)]
        for one in tried:
            found.setdefault(one.position.observations.tobytes(), one)
    return list(found.values())[:count]


def meet(
    sides: tuple[Side, Side],
    starts: Sequence[Standing],
    seed: int,
    ended: Callable[[Meeting], None],
    firsts: Sequence[int] = (0, 1),
) -> None:
    """Plays each of these games with either side first; `ended` is told of each as it ends.

    Or with those of `firsts` only.
    """
    games = [(start, first) for start in starts for first in firsts]
    random = np.random.default_rng(seed)
    for at in range(0, len(games), AT_ONCE):
        _together(sides, games[at : at + AT_ONCE], random, ended)


class _Going(NamedTuple):
    """A game that goes on: how it began, which side moved first after that, how it stands."""

    start: Standing
    first: int
    now: Standing

    def player(self, side: int) -> int:
        """Which of the two has the side that moved first in the game (0), or the other (1)."""
        return self.first if side == self.start.side else 1 - self.first

    @property
    def meeting(self) -> Meeting:
        winner = self.now.winner
        score = 0.5 if winner is None else 1.0 - self.player(winner)
        return Meeting(self.start.text, self.first, score, self.now.text)


def _together(
    sides: tuple[Side, Side], games: Sequence[tuple[Standing, int]], random: np.random.Generator,
    ended: Callable[[Meeting], None],
) -> None:  # fmt: skip
    """Plays these games side by side, a move of each at a time."""
    going = [_Going(start, first, start) for start, first in games]
    for _ in range(games[0][0].game.longest):
        turn = np.array([one.player(one.now.side) for one in going])
        standings = [one.now for one in going]
        moves = _moves(sides, gathered(standings), turn, random)
        after = advanced(standings, moves.tolist())
        going = [one._replace(now=now) for one, now in zip(going, after, strict=True)]
        for one in going:
            if one.now.over:
                ended(one.meeting)
        going = [one for one in going if not one.now.over]
        if not going:
            return
    for one in going:
        ended(one.meeting)


def _moves(
    sides: tuple[Side, Side], positions: Positions, turn: Int[np.ndarray, " n"],
    random: np.random.Generator,
) -> Int[np.ndarray, " n"]:  # fmt: skip
    """Each board's move, by the side whose turn it is there."""
    moves = np.zeros(len(turn), np.int64)
    for number, side in enumerate(sides):
        mine = turn == number
        if mine.any():
            moves[mine] = side.moves(positions[mine], random)
    return moves
