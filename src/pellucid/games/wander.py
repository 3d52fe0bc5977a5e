"""Games begun at random: positions that no good player would reach, and varied openings."""

import jax
import numpy as np
from jaxtyping import Bool, Int

from pellucid.games.rules import Positions, Rules


def wandered(rules: Rules, plies: Int[np.ndarray, " n"], random: np.random.Generator) -> Positions:
    """Positions after so many moves at random each; where one would end the game, before it."""
    left, positions = np.array(plies), rules.start(len(plies))
    while left.any():
        moving = np.where(left)[0]
        now = positions[moving]
        after = rules.play(now.boards, at_random(now.legal, random))
        positions = _replaced(positions, moving[~after.over], after[~after.over])
        left[moving] = np.where(after.over, 0, left[moving] - 1)
    return positions


def at_random(
    legal: Bool[np.ndarray, "n actions"], random: np.random.Generator
) -> Int[np.ndarray, " n"]:
    """A legal move of each position, any as likely as another."""
    return np.where(legal, random.random(legal.shape), -1.0).argmax(axis=1)


def _replaced(positions: Positions, at: Int[np.ndarray, " k"], by: Positions) -> Positions:
    def put(kept: np.ndarray, given: np.ndarray) -> np.ndarray:
        kept = np.array(kept)
        kept[at] = given
        return kept

    return jax.tree.map(put, positions, by)
