"""Who has which cell of a board, as arrays."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Int, Shaped

from pellucid.games.game import Game
from pellucid.games.rules import Positions

_WORTH = np.array([1, 3, 3, 5, 9, 0])
"""Of a pawn, knight, bishop, rook, queen; a king is never lost."""


class Discs(NamedTuple):
    """Some boards, from the side whose turn it is.

    `within` are the empty cells that a disc may be put into now: in Connect Four the lowest
    of each column. `moves` counts the legal moves; `ahead` is what is mine less what is theirs:
    in cells, and in chess in pawns.
    """

    mine: Bool[np.ndarray, "n rows columns"]
    theirs: Bool[np.ndarray, "n rows columns"]
    within: Bool[np.ndarray, "n rows columns"]
    moves: Int[np.ndarray, " n"]
    ahead: Int[np.ndarray, " n"]

    @property
    def empty(self) -> Bool[np.ndarray, "n rows columns"]:
        """The cells where nothing stands."""
        return ~(self.mine | self.theirs)


def discs(game: Game, positions: Positions) -> Discs:
    """What stands on some boards of a game."""
    mine, theirs = kinds(game, positions.observations)
    here, there = (np.asarray(side.any(axis=-1)) for side in (mine, theirs))
    worth = _WORTH if game.name == "chess" else np.ones(1, int)
    ahead = ((mine.astype(int) - theirs) * worth).sum(axis=(1, 2, 3))
    empty = np.asarray(~(here | there))
    within = empty & _supported(empty) if game.name == "connect-four" else empty
    return Discs(here, there, within, positions.legal.sum(axis=1), ahead)


def kinds(game: Game, seen: Shaped[np.ndarray, "..."]) -> tuple[np.ndarray, np.ndarray]:
    """What the side to move has, and the other: a last axis for the kinds of piece."""
    many = len(_WORTH) if game.name == "chess" else 1
    return seen[..., :many] > 0, seen[..., many : 2 * many] > 0


def _supported(empty: Bool[np.ndarray, "n rows columns"]) -> Bool[np.ndarray, "n rows columns"]:
    """The cells that lie on the floor, or on a disc."""
    below = np.concatenate([empty[:, 1:], np.zeros_like(empty[:, :1])], axis=1)
    return ~below
