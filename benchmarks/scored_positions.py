"""Connect Four positions of which a perfect solver has scored every move."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from pellucid.games import Player, Positions, Sight, game
from pellucid.games.standing import Standing, gathered, reach

_FULL = -1000


class Scored(NamedTuple):
    """Positions, and what each of the seven moves is worth: above 0 wins, below 0 loses."""

    positions: Positions
    scores: np.ndarray

    @property
    def count(self) -> int:
        """How many positions there are."""
        return len(self.scores)

    @property
    def keeping(self) -> np.ndarray:
        """Which moves keep what the position is worth: won, drawn or lost."""
        return np.sign(self.scores) == np.sign(self.scores.max(axis=1, keepdims=True))

    @property
    def spoilable(self) -> np.ndarray:
        """The positions in which some legal move throws value away."""
        return ((self.scores > _FULL) & ~self.keeping).any(axis=1)

    @property
    def hard(self) -> int:
        """How many of those there are."""
        return int(self.spoilable.sum())

    def kept(self, player: Player, simulations: int) -> tuple[float, float]:
        """In those, how often its move keeps the value; and is one of the very best."""
        search = player.search()
        sight = Sight(simulations)
        moves = search.think(self.positions, sight, np.random.default_rng(0)).move
        rows = np.arange(self.count)
        best = self.scores == self.scores.max(axis=1, keepdims=True)
        return tuple(
            float(good[rows, moves][self.spoilable].mean()) for good in (self.keeping, best)
        )


def scored_positions(path: Path) -> Scored:
    """The positions of a file: the columns played, then the scores of the seven moves."""
    lines = [line.split() for line in path.read_text().splitlines() if line.strip()]
    standings = reach(game("connect-four"), [line[0] for line in lines])
    assert all(isinstance(one, Standing) for one in standings)
    scores = np.array([[int(score) for score in line[1:]] for line in lines])
    return Scored(gathered([one for one in standings if isinstance(one, Standing)]), scores)
