"""Games as the page draws them: a board after every move."""

from collections.abc import Callable

import numpy as np

from pellucid.games.marks import owners, winning_cells
from pellucid.games.standing import Standing
from pellucid.games.threats import threats
from pellucid.lab.protocol.games import Board, LineMove


def boards_of(standing: Standing) -> list[Board]:
    """The board after every move of the game, the empty one first."""
    return [_board(one) for one in standing.game_so_far]


def line_of(standing: Standing, moves: tuple[str, ...]) -> list[LineMove]:
    """The cells that these moves would fill, played one after the other."""
    found: list[LineMove] = []
    for move in moves:
        after = standing.play(move)
        found.append(LineMove(move, filled(owners(standing), owners(after))))
        standing = after
    return found


def filled(before: np.ndarray, after: np.ndarray) -> int:
    """The cell in which two boards differ."""
    return int(np.flatnonzero(before != after)[0])


def _board(standing: Standing) -> Board:
    owned, before = owners(standing), standing.before
    return Board(
        owners=owned.ravel().tolist(),
        move=standing.moves[-1] if standing.moves else None,
        cell=None if before is None else filled(owners(before), owned),
        legal=list(standing.legal.values()),
        over=standing.over,
        winner=standing.winner,
        won=sorted(map(_counted(owned), winning_cells(standing))),
        threats=(_threats(standing, 0), _threats(standing, 1)),
    )


def _threats(standing: Standing, side: int) -> list[int]:
    counted = _counted(owners(standing))
    return sorted(counted(one.cell) for one in threats(standing) if one.side == side)


def _counted(owned: np.ndarray) -> Callable[[tuple[int, int]], int]:
    """A cell by its row and column as one number."""
    return lambda cell: cell[0] * owned.shape[1] + cell[1]
