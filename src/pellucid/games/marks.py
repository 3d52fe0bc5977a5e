"""What stands on a board: who has each cell, the letter that shows it, and rows that won."""

import numpy as np
from jaxtyping import Int, Shaped

from pellucid.games.discs import kinds
from pellucid.games.game import Game
from pellucid.games.lines import lines
from pellucid.games.standing import Standing

IN_A_ROW = {"tic-tac-toe": 3, "connect-four": 4}
_PIECES = "PNBRQK"
_GOALS = {"hex": "X joins top and bottom, O left and right"}


def side_name(game: Game, side: int) -> str:
    """What a side is called: 0 moves first."""
    return ("White", "Black")[side] if game.name == "chess" else "XO"[side]


def goal(game: Game) -> str:
    """What each side is after, where that differs; else what both are."""
    return _GOALS.get(game.name, game.about)


def owners(standing: Standing) -> Int[np.ndarray, "rows columns"]:
    """Who has each cell: 0 for the side that moved first, 1 for the other, -1 for nobody."""
    return owned(standing.game, standing.position.observations[0], standing.side)


def owned(
    game: Game, seen: Shaped[np.ndarray, "rows columns layers"], side: int
) -> Int[np.ndarray, "rows columns"]:
    """Who has each cell of a board, by what the side to move sees of it."""
    mine, theirs = (layer.any(axis=-1) for layer in _layers(game, seen, side))
    return np.where(mine, side, np.where(theirs, 1 - side, -1))


def marks(standing: Standing) -> list[list[str]]:
    """A letter for each cell, row by row as drawn; empty where nothing stands.

    X for who moved first, O for the other; in chess the pieces, White's as capitals.
    """
    owned = owners(standing)
    if standing.game.name != "chess":
        return [["XO"[owner] if owner >= 0 else "" for owner in row] for row in owned.tolist()]
    seen = standing.position.observations[0]
    mine, theirs = _layers(standing.game, seen, standing.side)
    pieces = (mine | theirs).argmax(axis=-1)
    return [
        [_piece(int(owner), int(kind)) for owner, kind in zip(*row, strict=True)]
        for row in zip(owned, pieces, strict=True)
    ]


def _layers(game: Game, seen: np.ndarray, side: int) -> tuple[np.ndarray, np.ndarray]:
    """What the side to move has, and the other: rows, columns, and a layer a kind of piece."""
    if game.name == "chess" and side:  # who has Black sees the board from Black's side
        seen = seen[::-1]
    return kinds(game, seen)


def _piece(owner: int, kind: int) -> str:
    if owner < 0:
        return ""
    return _PIECES[kind] if owner == 0 else _PIECES[kind].lower()


def winning_cells(standing: Standing) -> set[tuple[int, int]]:
    """The cells of the rows that won, as row and column; empty where no row wins the game."""
    wanted = IN_A_ROW.get(standing.game.name)
    if wanted is None or standing.winner is None:
        return set()
    mine = owners(standing) == standing.winner
    table = lines(*mine.shape, wanted)
    won = table[mine.ravel()[table].all(axis=1)]
    columns = mine.shape[1]
    return {divmod(cell, columns) for cell in won.ravel().tolist()}
