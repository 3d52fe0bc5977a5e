"""A tree that a search has grown, kept small, to be opened position by position."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Int

from pellucid.games.advice import Considered, considered_in
from pellucid.games.marks import owned
from pellucid.games.notation import names_of
from pellucid.games.rules import rules_of
from pellucid.games.search.moves import moves
from pellucid.games.search.tree import Trees
from pellucid.games.standing import Standing


class Branch(NamedTuple):
    """A move that was looked at, and the position it leads to.

    `node` is that position's number in the tree, `owners` who has each cell of it (as `owners`
    of a standing), and `branches` how many moves were looked at from there.
    """

    node: int
    move: Considered
    owners: Int[np.ndarray, "rows columns"]
    branches: int


class Branches(NamedTuple):
    """All that may be played in a position: what was looked at, most first, and what was not."""

    tried: list[Branch]
    untried: list[Considered]


class Grown:
    """The tree that grew from one game as it stands, without what only its growth needed.

    Positions are numbered in the order they were looked at; 0 is the game itself.
    """

    def __init__(self, standing: Standing, trees: Trees, row: int = 0) -> None:
        nodes = np.arange(trees.used[row])
        rows = np.full_like(nodes, row)
        self._game = standing.game
        self._child = trees.child[row, : len(nodes)].copy()
        self._known = moves(trees, rows, nodes)
        self._seen = rules_of(standing.game).observed(trees.boards(rows, nodes))
        self._ply = _plies(self._child, len(standing.moves))

    def __len__(self) -> int:
        """How many positions it holds."""
        return len(self._child)

    def branches(self, node: int) -> Branches:
        """The moves of a position. Raises `IndexError` where the tree has no such position."""
        if not 0 <= node < len(self):
            raise IndexError(node)
        legal = self._known.legal[node]
        names = names_of(self._game, legal, self._seen[node], int(self._ply[node]))
        numbers = {name: action for action, name in names.items()}
        known = sorted(
            considered_in(self._known, node, names), key=lambda one: (-one.visits, -one.policy)
        )
        return Branches(
            [self._branch(node, numbers[one.name], one) for one in known if one.visits],
            [one for one in known if not one.visits],
        )

    def owners(self, node: int) -> Int[np.ndarray, "rows columns"]:
        """Who has each cell of a position: 0 who moved first in the game, 1 the other, or -1."""
        return owned(self._game, self._seen[node], int(self._ply[node]) % 2)

    def _branch(self, node: int, action: int, move: Considered) -> Branch:
        after = int(self._child[node, action])
        return Branch(after, move, self.owners(after), int((self._child[after] >= 0).sum()))


def _plies(child: Int[np.ndarray, "nodes actions"], first: int) -> Int[np.ndarray, " nodes"]:
    """How many moves were made in the game before each position; one follows its parent."""
    plies = np.full(len(child), first)
    for node, after in enumerate(child):
        plies[after[after >= 0]] = plies[node] + 1
    return plies
