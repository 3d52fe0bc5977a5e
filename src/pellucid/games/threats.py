"""The cells where a side would complete its row at once."""

from typing import NamedTuple

import numpy as np

from pellucid.games.discs import discs
from pellucid.games.lines import completing
from pellucid.games.marks import IN_A_ROW
from pellucid.games.notation import notation
from pellucid.games.standing import Standing


class Threat(NamedTuple):
    """A cell, by row and column, where `side` (0 moved first) would win if it moved there now.

    `move` is what that move is called.
    """

    side: int
    cell: tuple[int, int]
    move: str


def threats(standing: Standing) -> tuple[Threat, ...]:
    """Where either side would win at once, the side to move first; none where rows do not win.

    >>> from pellucid.games.game import game
    >>> from pellucid.games.standing import reached
    >>> [(one.side, one.move) for one in threats(reached(game("tic-tac-toe"), "1425"))]
    [(0, '3'), (1, '6')]
    """
    length = IN_A_ROW.get(standing.game.name)
    if length is None or standing.over:
        return ()
    board = discs(standing.game, standing.position)
    sides = ((standing.side, board.mine), (1 - standing.side, board.theirs))
    return tuple(
        Threat(side, (row, column), _move(standing, row, column))
        for side, owned in sides
        for row, column in np.argwhere(completing(owned, board.within, length)[0]).tolist()
    )


def _move(standing: Standing, row: int, column: int) -> str:
    """What it is called to put a disc there: in Connect Four, its column."""
    names = notation(standing.game).names
    columns = standing.position.observations.shape[2]
    return names[column if len(names) == columns else row * columns + column]
