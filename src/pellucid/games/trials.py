"""What a player is asked about concepts: which of them, and in what halves of the games."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Int

from pellucid.errors import BadInput
from pellucid.games.examples import Examples

TRIALS = 5
_FEWEST = 20


class Trial(NamedTuple):
    """The positions of half of the games, to learn on, and of the others, to judge by."""

    fitted: Int[np.ndarray, " some"]
    judged: Int[np.ndarray, " others"]


def trials(examples: Examples, seed: int) -> list[Trial]:
    """Ways to part the games. Raises `BadInput` for fewer than four games."""
    games = np.unique(examples.games)
    if len(games) < 4:
        raise BadInput(f"the positions are of {len(games)} games", "four games or more")
    random = np.random.default_rng((seed, 8))
    found: list[Trial] = []
    for _ in range(TRIALS):
        chosen = random.permutation(games)[: len(games) // 2]
        within = np.isin(examples.games, chosen)
        found.append(Trial(np.flatnonzero(within), np.flatnonzero(~within)))
    return found


def askable(holds: Bool[np.ndarray, "n concepts"]) -> Bool[np.ndarray, " concepts"]:
    """Of which concepts there are positions enough in which they hold, and do not."""
    return np.minimum(holds.sum(0), (~holds).sum(0)) >= _FEWEST
