"""The arena: two sides play each other, each opening once with either of them first."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Int

from pellucid.games.game import Game
from pellucid.games.rules import Positions, rules_of
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
    a game counts that went on for longer than is worth playing.
    """

    opening: str
    first: int
    score: float


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


def _together(
    sides: tuple[Side, Side], games: Sequence[tuple[Standing, int]], random: np.random.Generator,
    ended: Callable[[Meeting], None],
) -> None:  # fmt: skip
    """Plays these games side by side, a move of each at a time."""
    rules = rules_of(games[0][0].game)
    positions = gathered([start for start, _ in games])
    going, turn = np.arange(len(games)), np.array([first for _, first in games])
    for _ in range(rules.game.longest):
        positions = rules.play(positions.boards, _moves(sides, positions, turn, random))
        turn = 1 - turn
        for row in np.flatnonzero(positions.over).tolist():
            start, first = games[int(going[row])]
            ended(Meeting(start.text, first, _score(positions.outcome[row], turn[row])))
        left = ~positions.over
        going, turn, positions = going[left], turn[left], positions[left]
        if not len(going):
            return
    for start, first in (games[game] for game in going.tolist()):
        ended(Meeting(start.text, first, 0.5))


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


def _score(outcome: Any, turn: Any) -> float:
    """From the outcome for the side whose turn it would be."""
    mine = outcome if turn == 0 else -outcome
    return float(1 + mine) / 2
