"""The ways to turn a board into one that is played the same."""

from functools import cache
from typing import NamedTuple

import numpy as np
from jaxtyping import Int

from pellucid.errors import BadInput
from pellucid.games.rules import Rules


class Symmetries(NamedTuple):
    """For each way: where every number of an observation, and every move, comes from.

    `cells` has shape (ways, numbers of an observation), `moves` (ways, actions). The first way
    leaves all as it is.
    """

    cells: Int[np.ndarray, "ways numbers"]
    moves: Int[np.ndarray, "ways actions"]


@cache
def symmetries(rules: Rules) -> Symmetries:
    """The symmetries of a game."""
    numbers = np.arange(np.prod(rules.shape)).reshape(rules.shape)
    moves = np.arange(rules.actions)
    match rules.game.symmetry:
        case "none":
            boards, plays = [numbers], [moves]
        case "mirror":
            boards, plays = [numbers, numbers[:, ::-1]], [moves, moves[::-1]]
        case "square":
            boards = _square(numbers)
            # A pass, where there is one, stays a pass.
            cells = int(np.prod(rules.shape[:2]))
            ways = _square(moves[:cells].reshape(rules.shape[:2]))
            plays = [np.concatenate([way.ravel(), moves[cells:]]) for way in ways]
        case other:
            raise BadInput(f"symmetry {other!r} is not known", "none, mirror or square")
    return Symmetries(np.stack([board.ravel() for board in boards]), np.stack(plays))


def _square(board: np.ndarray) -> list[np.ndarray]:
    turned = [np.rot90(board, quarter) for quarter in range(4)]
    return turned + [way[:, ::-1] for way in turned]
