"""The search: Gumbel AlphaZero's, with proofs, for many games side by side."""

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from pellucid.games.judge import Judge
from pellucid.games.rules import Positions, Rules
from pellucid.games.search.backup import back_up
from pellucid.games.search.descend import descend, ends, halving
from pellucid.games.search.moves import softmax
from pellucid.games.search.thought import Thought, thought
from pellucid.games.search.tree import UNKNOWN, Games, Trees


class Sight(NamedTuple):
    """How far is looked.

    `simulations` is how many positions are added to a tree; `considered`, among how many moves
    they are divided at the root. `noise` 1 draws those moves at random, by the network's
    policy, as self-play wants; 0 takes the best.
    """

    simulations: int = 32
    considered: int = 16
    noise: float = 0.0


class Search:
    """A search of one game's positions, by one network.

    Moves are chosen at the root by sequential halving over moves drawn without replacement,
    below it so that visits follow the improved policy (Danihelka et al. 2022). Where games end
    within the tree, what is proved is never looked at again (Winands, Björnsson, Saito 2008).
    """

    def __init__(self, rules: Rules, judge: Judge) -> None:
        self._rules, self._judge = rules, judge

    def think(self, positions: Positions, sight: Sight, random: np.random.Generator) -> Thought:
        """The thoughts on positions none of which is over."""
        gumbel = sight.noise * random.gumbel(size=positions.legal.shape)
        return thought(self.grown(positions, sight, gumbel), gumbel)

    def judged(self, positions: Positions) -> Float[np.ndarray, "n actions"]:
        """The network's own policy in each position, without looking ahead."""
        logits = np.where(positions.legal, self._judge(positions.observations).logits, -np.inf)
        return softmax(logits)

    def grown(
        self, positions: Positions, sight: Sight, gumbel: Float[np.ndarray, "n actions"]
    ) -> Trees:
        """The trees themselves; `gumbel` is added to how good a move looks at the root."""
        return deque(self.growing(positions, sight, gumbel), maxlen=1).pop()

    def growing(
        self, positions: Positions, sight: Sight, gumbel: Float[np.ndarray, "n actions"]
    ) -> Iterator[Trees]:
        """The same trees again and again while they grow: their roots first, and all at the end."""
        trees = Trees(positions, sight.simulations + 1)
        everyone = np.arange(len(positions.legal))
        self._add(trees, everyone, positions)
        yield trees
        turns = _turns(positions.legal.sum(axis=1), sight)
        for turn in range(sight.simulations):
            games = everyone[trees.proof[:, 0] == UNKNOWN]
            if not len(games):
                return
            self._simulate(trees, games, gumbel[games], turns[games, turn])
            yield trees

    def _simulate(self, trees: Trees, games: Games, gumbel: np.ndarray, tries: np.ndarray) -> None:
        """One position more in each of these games' trees."""
        levels = descend(trees, games, gumbel, tries)
        nodes, actions = (at[games] for at in ends(levels, len(trees.used)))
        trees.child[games, nodes, actions] = trees.used[games]
        self._add(trees, games, self._rules.play(trees.boards(games, nodes), actions))
        back_up(trees, levels)

    def _add(self, trees: Trees, games: Games, positions: Positions) -> None:
        nodes = trees.add(games, positions)
        going = ~positions.over
        if going.any():
            opinion = self._judge(positions.observations[going])
            trees.judge(games[going], nodes[going], opinion)


def _turns(legal: Int[np.ndarray, " n"], sight: Sight) -> Int[np.ndarray, "n simulations"]:
    """For each game, by how many moves it has: how often a move must have been tried."""
    considered = np.minimum(legal, sight.considered).tolist()
    turns = [halving(count, sight.simulations) for count in considered]
    return np.array(turns, np.int64).reshape(len(turns), sight.simulations)
