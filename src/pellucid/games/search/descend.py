"""The way down a tree: which position to look at next."""

from functools import cache

import numpy as np
from jaxtyping import Float, Int

from pellucid.games.search.moves import Moves, moves, softmax
from pellucid.games.search.tree import Games, Trees

Level = tuple[Int[np.ndarray, "_"], Int[np.ndarray, "_"], Int[np.ndarray, "_"]]
"""One step down: the games that go so deep, the position of each, the move taken there."""

_CLOSED = -1e30


def descend(
    trees: Trees, games: Games, gumbel: Float[np.ndarray, "k actions"], tries: Int[np.ndarray, " k"]
) -> list[Level]:
    """For each game, the steps from its root to a move that was never tried.

    At the root, among the moves looked at `tries` times, the one that looks best, `gumbel`
    noise added; below it the one that visits still owe most to the improved policy.
    """
    levels: list[Level] = []
    nodes = np.zeros_like(games)
    while len(games):
        known = moves(trees, games, nodes)
        actions = _below(known) if levels else _at_root(known, gumbel, tries)
        levels.append((games, nodes, actions))
        nodes = trees.child[games, nodes, actions]
        deeper = nodes >= 0
        games, nodes = games[deeper], nodes[deeper]
    return levels


def ends(
    levels: list[Level], games: int
) -> tuple[Int[np.ndarray, " games"], Int[np.ndarray, " games"]]:
    """For all games, by their number, where the way ends: a position, and the move to try."""
    nodes, actions = np.zeros(games, np.int64), np.zeros(games, np.int64)
    for own, at, action in levels:
        nodes[own], actions[own] = at, action
    return nodes, actions


def _at_root(known: Moves, gumbel: np.ndarray, tries: np.ndarray) -> Int[np.ndarray, " k"]:
    # Where none is left that was tried so often (the others are proved), the nearest.
    off = np.abs(known.visits - tries[:, None])
    scores = gumbel + known.scores - 1e6 * off
    return np.where(known.open, scores, _CLOSED).argmax(axis=1)


def _below(known: Moves) -> Int[np.ndarray, " k"]:
    wanted = softmax(known.scores)
    share = known.visits / (1 + known.visits.sum(axis=1, keepdims=True))
    return np.where(known.open, wanted - share, _CLOSED).argmax(axis=1)


@cache
def halving(considered: int, simulations: int) -> tuple[int, ...]:
    """How often a move must have been tried to be tried again, at each simulation.

    Sequential halving (Karnin, Koren, Somekh 2013): all moves are tried equally often, then
    the better half of them, and so on.

    >>> halving(4, 8)
    (0, 0, 0, 0, 1, 1, 2, 2)
    """
    rounds = max(1, (considered - 1).bit_length())
    turns: list[int] = []
    tried, left = 0, considered
    while len(turns) < simulations:
        times = max(1, simulations // (rounds * left)) if left > 1 else simulations
        for _ in range(times):
            turns += [tried] * left
            tried += 1
        left = max(left // 2, 1 if considered == 1 else 2)
    return tuple(turns[:simulations])
