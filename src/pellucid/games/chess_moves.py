"""What chess moves are called: from square to square, as programs write them (UCI)."""

import numpy as np
from jaxtyping import Shaped

_PLANES = 73
"""Ways to move from a square: 9 to become less than a queen, 56 of a queen, 8 of a knight."""

_STRAIGHT = ((0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (1, 1), (-1, 1), (1, -1))
"""A queen's directions as (files, ranks): seven planes each, by turns from far and from near."""
_KNIGHT = ((-2, -1), (-2, 1), (-1, -2), (-1, 2), (2, -1), (2, 1), (1, -2), (1, 2))
_LESSER, _ASIDE = "rbn", (0, 1, -1)


def name(action: int, seen: Shaped[np.ndarray, "8 8 planes"], ply: int) -> str:
    """A legal move's name; `seen` is the board of who makes it, from their own side.

    The numbers of moves are AlphaZero's (Silver et al. 2018), as pgx has them.
    """
    start, plane = divmod(action, _PLANES)
    file, rank = divmod(start, 8)
    files, ranks, piece = _way(plane)
    if not piece and rank == 6 and ranks == 1 and seen[7 - rank, file, 0]:  # a pawn arrives
        piece = "q"
    return _square(file, rank, ply) + _square(file + files, rank + ranks, ply) + piece


def _way(plane: int) -> tuple[int, int, str]:
    """How many files and ranks a plane moves by, and what a pawn becomes."""
    if plane < 9:
        return _ASIDE[plane % 3], 1, _LESSER[plane // 3]
    if plane >= 65:
        return *_KNIGHT[plane - 65], ""
    direction, at = divmod(plane - 9, 7)
    steps = at + 1 if direction % 2 else 7 - at
    files, ranks = _STRAIGHT[direction]
    return files * steps, ranks * steps, ""


def _square(file: int, rank: int, ply: int) -> str:
    """A square as White names it, whoever looks."""
    return f"{'abcdefgh'[file]}{8 - rank if ply % 2 else rank + 1}"
