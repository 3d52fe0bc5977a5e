"""Positions to study a player on: of its own games, some played well and some at random."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Int

from pellucid.games.judge import Judge
from pellucid.games.player import Player
from pellucid.games.rules import Positions
from pellucid.games.standing import Standing, advanced, begin, gathered
from pellucid.games.symmetry import symmetries
from pellucid.games.wander import at_random

_ADVENTUROUS = (1.0, 0.3)
"""How many of its moves each game makes at random, by turns: all, or three in ten."""


class Examples(NamedTuple):
    """Different positions, none of them over.

    No two are each other turned or mirrored. `games` says which game each was met in first:
    positions of one game are alike, so what is learned on some must be judged on others.
    """

    standings: tuple[Standing, ...]
    positions: Positions
    games: Int[np.ndarray, " n"]


def examples(player: Player, wanted: int, seed: int) -> Examples:
    """About so many positions, or as many as there are, from games that the player plays alone.

    It plays the move that its network likes best, without search, but for those made at random.
    """
    random = np.random.default_rng((seed, 6))
    count = -(-2 * wanted // player.game.plies) + 2 * len(_ADVENTUROUS)
    shares = np.resize(_ADVENTUROUS, count)
    found: dict[bytes, tuple[Standing, int]] = {}
    games, going = np.arange(count), [begin(player.game)] * count
    judge = Judge(player.network, player.parameters)
    for _ in range(player.game.longest):
        positions = gathered(going)
        for key, standing, game in zip(_keys(player, positions), going, games, strict=True):
            found.setdefault(key, (standing, int(game)))
        actions = _moves(judge, positions, shares[games], random)
        after = advanced(going, actions.tolist())
        left = [at for at, one in enumerate(after) if not one.over]
        games, going = games[left], [after[at] for at in left]
        if not going:
            break
    return _some(list(found.values()), wanted, random)


def _some(found: list[tuple[Standing, int]], wanted: int, random: np.random.Generator) -> Examples:
    # Not the first of them: those would be early in their games.
    chosen = np.sort(random.permutation(len(found))[:wanted])
    standings, games = zip(*(found[at] for at in chosen), strict=True)
    return Examples(standings, gathered(standings), np.array(games))


def _moves(
    judge: Judge, positions: Positions, shares: np.ndarray, random: np.random.Generator
) -> Int[np.ndarray, " n"]:
    """At random in that share of the games, else what the network likes best."""
    liked = np.where(positions.legal, judge(positions.observations).logits, -np.inf)
    strays = random.random(len(shares)) < shares
    return np.where(strays, at_random(positions.legal, random), liked.argmax(axis=1))


def _keys(player: Player, positions: Positions) -> list[bytes]:
    """The same for positions that are each other turned or mirrored."""
    flat = positions.observations.reshape(len(positions.over), -1)
    ways = symmetries(player.rules).cells
    return [min(row[way].tobytes() for way in ways) for row in flat]
