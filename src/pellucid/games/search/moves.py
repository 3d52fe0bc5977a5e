"""What is known of every move from some positions, and how good each one looks."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int

from pellucid.games.search.tree import UNKNOWN, Games, Nodes, Trees

_TRIES, _TRUST = 50.0, 0.15
"""How much a value outweighs the network's own preference: (tries + most visits) times trust.

As in Danihelka et al. 2022 (c_visit and c_scale), for values from -1 to 1.
"""


class Moves(NamedTuple):
    """Every move from some positions: a row for a position, a column for a move.

    `values` and `proofs` are for the side that would make the move; a move not tried yet is
    worth what its position seems worth. `open`: legal, and nothing is proved of it.
    """

    logits: Float[np.ndarray, "k actions"]
    visits: Int[np.ndarray, "k actions"]
    values: Float[np.ndarray, "k actions"]
    proofs: Int[np.ndarray, "k actions"]
    plies: Int[np.ndarray, "k actions"]
    legal: Bool[np.ndarray, "k actions"]

    @property
    def open(self) -> Bool[np.ndarray, "k actions"]:
        return self.legal & (self.proofs == UNKNOWN)

    @property
    def scores(self) -> Float[np.ndarray, "k actions"]:
        """How good each move looks: the network's preference, and what was found by looking."""
        weight = (_TRIES + self.visits.max(axis=1, keepdims=True)) * _TRUST
        return self.logits + weight * self.values


def moves(trees: Trees, games: Games, nodes: Nodes) -> Moves:
    """The moves from these positions, as far as they are known."""
    tried, values, proofs, plies = trees.after(games, nodes)
    logits, visits = trees.logits[games, nodes], trees.visits[games, nodes]
    guess = _guess(trees.opinion[games, nodes], np.exp(logits) * tried, visits, values)
    values = np.where(tried, values, guess[:, None])
    return Moves(logits, visits, values, proofs, plies, trees.legal[games, nodes])


def _guess(
    opinion: Float[np.ndarray, " k"],
    weights: Float[np.ndarray, "k actions"],
    visits: Int[np.ndarray, "k actions"],
    values: Float[np.ndarray, "k actions"],
) -> Float[np.ndarray, " k"]:
    """What a move not tried is worth: the network's opinion, mended by the moves that were."""
    tries = visits.sum(axis=1)
    seen = (weights * values).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-30)
    return (opinion + tries * seen) / (1 + tries)


def softmax(scores: Float[np.ndarray, "k actions"]) -> Float[np.ndarray, "k actions"]:
    """Scores as shares of 1; minus infinity as none."""
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)
