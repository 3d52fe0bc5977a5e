"""Every game there can be against a player, where there are few enough."""

from typing import NamedTuple

import numpy as np

from pellucid.games.rules import Positions, Rules
from pellucid.games.sides import Side


class Tally(NamedTuple):
    """How the games end, positions reached in several ways counted once each time they end."""

    won: int
    drawn: int
    lost: int


def every_game(rules: Rules, side: Side, *, first: bool, seed: int = 0) -> Tally:
    """What becomes of every reply of every opponent, the side moving first or second.

    The side is asked once in each position: it must answer alike each time.
    """
    random = np.random.default_rng(seed)
    positions, ours, ends = rules.start(1), first, list[np.ndarray]()
    while len(positions.over):
        after = _after(rules, side, positions, random, ours=ours)
        # The outcome is told for the side that would move next.
        ends.append(after.outcome[after.over] * (-1 if ours else 1))
        positions, ours = _different(after[~after.over]), not ours
    worth = np.concatenate(ends)
    return Tally(*(int((worth == value).sum()) for value in (1, 0, -1)))


def _after(
    rules: Rules, side: Side, positions: Positions, random: np.random.Generator, *, ours: bool
) -> Positions:
    if ours:
        return rules.play(positions.boards, side.moves(positions, random))
    which, actions = np.nonzero(positions.legal)
    return rules.play(positions[which].boards, actions)


def _different(positions: Positions) -> Positions:
    if not len(positions.over):
        return positions
    flat = positions.observations.reshape(len(positions.over), -1)
    return positions[np.unique(flat, axis=0, return_index=True)[1]]
