"""Trees that grow in slices, so that others have their turns between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from jaxtyping import Float

from pellucid.games.advice import Advice, advice_of
from pellucid.games.search import Search, Sight
from pellucid.games.search.tree import Trees
from pellucid.games.standing import Standing, gathered

SLICE = 0.06
"""Seconds between two looks at what has grown."""


@dataclass(frozen=True, eq=False)
class Growth:
    """Trees as far as they have grown from some games, which are `whole` in the end.

    `share` is how much of that was done.
    """

    standings: Sequence[Standing]
    trees: Trees
    gumbel: Float[np.ndarray, "n actions"]
    share: float
    whole: bool

    def advice(self) -> list[Advice]:
        """What they say by now of each game."""
        return advice_of(self.standings, self.trees, self.gumbel)


def grow(
    search: Search, standings: Sequence[Standing], sight: Sight, random: np.random.Generator
) -> Iterator[Growth]:
    """The trees of games none of which is over, every so often, and at the end."""
    positions = gathered(standings)
    gumbel = sight.noise * random.gumbel(size=positions.legal.shape)
    growing = search.growing(positions, sight, gumbel)
    trees, began = next(growing), perf_counter()
    for looks, trees in enumerate(growing, 1):
        if perf_counter() - began > SLICE:
            yield Growth(standings, trees, gumbel, looks / sight.simulations, whole=False)
            began = perf_counter()
    yield Growth(standings, trees, gumbel, 1.0, whole=True)
