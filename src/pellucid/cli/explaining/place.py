"""Where on a board a unit looks."""

from collections.abc import Sequence

from pellucid.games.standing import Standing


def at_place(place: Sequence[int]) -> str:
    """A cell by its row from the top and its column, counted from 1.

    >>> at_place((0, 3))
    'at row 1, column 4'
    """
    row, column = place
    return f"at row {row + 1}, column {column + 1}"


def as_drawn(standing: Standing, place: tuple[int, ...]) -> tuple[int, ...]:
    """A cell as the side to move sees it, on the board as it is drawn."""
    if standing.game.name != "chess" or not standing.side or not place:
        return place
    return (7 - place[0], place[1])  # Black sees the board from its own side
