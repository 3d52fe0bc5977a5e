"""After a new position: what is known of the positions above it."""

import numpy as np

from pellucid.games.search.descend import Level
from pellucid.games.search.tree import UNKNOWN, Games, Nodes, Trees


def back_up(trees: Trees, levels: list[Level]) -> None:
    """Brings what was found at the ends of these paths up to the roots."""
    for games, nodes, actions in reversed(levels):
        trees.visits[games, nodes, actions] += 1
        _refresh(trees, games, nodes)


def _refresh(trees: Trees, games: Games, nodes: Nodes) -> None:
    """A position's value and proof, from those its moves lead to.

    Its value is the mean of the network's opinion and of what every look found, moves that
    lose left out: nobody would play them. It is at least a draw where a draw is proved.
    """
    _, values, proofs, plies = trees.after(games, nodes)
    weights = trees.visits[games, nodes] * (proofs != -1)
    found = trees.opinion[games, nodes] + (weights * values).sum(axis=1)
    mean = found / (1 + weights.sum(axis=1))
    drawn = (proofs == 0).any(axis=1)
    trees.value[games, nodes] = np.where(drawn, np.maximum(mean, 0), mean)
    _prove(trees, games, nodes, proofs, plies)


def _prove(trees: Trees, games: Games, nodes: Nodes, proofs: np.ndarray, plies: np.ndarray) -> None:
    """Won, where one move wins; else decided once every move is (Winands et al. 2008)."""
    legal = trees.legal[games, nodes]
    best = np.where(legal & (proofs != UNKNOWN), proofs, -2).max(axis=1)
    decided = (best == 1) | ~(legal & (proofs == UNKNOWN)).any(axis=1)
    if not decided.any():
        return
    games, nodes, best = games[decided], nodes[decided], best[decided]
    ways = legal[decided] & (proofs[decided] == best[:, None])
    soonest = np.where(ways, plies[decided], 30_000).min(axis=1)
    latest = np.where(ways, plies[decided], -1).max(axis=1)
    trees.proof[games, nodes] = trees.value[games, nodes] = best
    trees.plies[games, nodes] = np.where(best == 1, soonest, latest)
