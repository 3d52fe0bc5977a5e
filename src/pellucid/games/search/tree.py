"""Trees of positions, one for each of many games, as arrays that all games share."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int

from pellucid.games.judge import Opinion
from pellucid.games.rules import Boards, Positions

Games = Int[np.ndarray, " k"]
"""Which of the games something is about."""
Nodes = Int[np.ndarray, " k"]
"""In each of those games, a position of its tree; 0 is where it stands."""

UNKNOWN = 2
"""The proof of a position of which nothing is proved; else 1 won, 0 drawn, -1 lost."""


class Children(NamedTuple):
    """Where every move from some positions led: a row for a position, a column for a move.

    `values` and `proofs` are for the side that would make the move, `plies` how far the proved
    end is from before it. Of a move not `tried` nothing is known: 0, UNKNOWN and 0.
    """

    tried: Bool[np.ndarray, "k actions"]
    values: Float[np.ndarray, "k actions"]
    proofs: Int[np.ndarray, "k actions"]
    plies: Int[np.ndarray, "k actions"]


class Trees:
    """For each game, a tree of the positions that were looked at.

    Axes are games, nodes, and, where something is told of every move, actions. Values and
    proofs are from the side whose turn it is in that position. `plies` is how far the proved
    end is.
    """

    def __init__(self, roots: Positions, nodes: int) -> None:
        games, actions = roots.legal.shape
        self.child = np.full((games, nodes, actions), -1, np.int32)
        self.visits = np.zeros((games, nodes, actions), np.int32)
        self.logits = np.zeros((games, nodes, actions), np.float32)
        self.legal = np.zeros((games, nodes, actions), np.bool_)
        self.opinion = np.zeros((games, nodes), np.float32)
        self.value = np.zeros((games, nodes), np.float32)
        self.proof = np.full((games, nodes), UNKNOWN, np.int8)
        self.plies = np.zeros((games, nodes), np.int16)
        self.used = np.zeros(games, np.int32)
        self._boards = tuple(
            np.zeros((games, nodes, *leaf.shape[1:]), leaf.dtype) for leaf in roots.boards
        )

    def boards(self, games: Games, nodes: Nodes) -> Boards:
        """The boards of some positions."""
        return tuple(leaf[games, nodes] for leaf in self._boards)

    def after(self, games: Games, nodes: Nodes) -> Children:
        """What is known of where the moves from some positions led."""
        child = self.child[games, nodes]
        tried = child >= 0
        where = (games[:, None], np.where(tried, child, 0))
        proofs = self.proof[where]
        return Children(
            tried,
            np.where(tried, -self.value[where], 0.0),
            np.where(tried & (proofs != UNKNOWN), -proofs, UNKNOWN),
            np.where(tried, self.plies[where] + 1, 0),
        )

    def add(self, games: Games, positions: Positions) -> Nodes:
        """New positions, one for each of these games; those where the game is over are proved."""
        nodes = self.used[games]
        self.used[games] += 1
        for kept, given in zip(self._boards, positions.boards, strict=True):
            kept[games, nodes] = given
        self.legal[games, nodes] = positions.legal & ~positions.over[:, None]
        self.value[games, nodes] = self.opinion[games, nodes] = positions.outcome
        self.proof[games, nodes] = np.where(positions.over, positions.outcome, UNKNOWN)
        return nodes

    def judge(self, games: Games, nodes: Nodes, opinion: Opinion) -> None:
        """What the network makes of some positions."""
        legal = self.legal[games, nodes]
        logits = np.where(legal, opinion.logits, -np.inf)
        self.logits[games, nodes] = logits - logits.max(axis=1, keepdims=True)
        self.opinion[games, nodes] = self.value[games, nodes] = opinion.value
