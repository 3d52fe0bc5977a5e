"""What tic-tac-toe positions are worth, by playing all of them out."""

from functools import cache

LINES = [
    (0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6),
]  # fmt: skip
Cells = tuple[int, ...]
"""1 for the side to move, -1 for the other, 0 for an empty cell."""


@cache
def worth(cells: Cells) -> int:
    """1 won, 0 drawn, -1 lost, for the side to move."""
    if any(all(cells[at] == -1 for at in line) for line in LINES):
        return -1
    if all(cells):
        return 0
    return max(-worth(after(cells, at)) for at in range(9) if not cells[at])


def after(cells: Cells, at: int) -> Cells:
    """The same cells for the other side, after a move."""
    return tuple(-(1 if cell == at else value) for cell, value in enumerate(cells))
