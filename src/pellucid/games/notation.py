"""What moves are called, and what is meant by what a person types."""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
from jaxtyping import Bool, Shaped

from pellucid.errors import BadInput
from pellucid.games import chess_moves
from pellucid.games.game import Game

_GRID = r"[a-z]\d{1,2}"


@dataclass(frozen=True)
class Notation:
    """How the moves of a game are written.

    `one` is the pattern of one move, `names` each action's name (chess has none that hold in
    every position), `about` says to a person what to type, `joint` stands between moves.
    """

    one: str
    names: tuple[str, ...]
    about: str
    joint: str = " "

    def split(self, text: str) -> list[str]:
        """The moves written one after the other, with blanks, commas or nothing between them.

        Raises `BadInput` naming the first piece that is no move.

        >>> from pellucid.games.game import game
        >>> notation(game("connect-four")).split("44, 5 3")
        ['4', '4', '5', '3']
        """
        found: list[str] = []
        rest = text.strip().lower()
        while rest:
            match = re.match(rf"(?:{self.one})(?=[\s,]|{self.one}|$)", rest)
            if not match:
                piece = re.split(r"[\s,]", rest)[0] or rest[0]
                raise BadInput(f"{piece[:20]!r} is no move", self.about)
            found.append(match[0])
            rest = re.sub(r"^[\s,]+", "", rest[match.end() :])
        return found

    def join(self, moves: tuple[str, ...]) -> str:
        """Moves as one text, as `split` takes it."""
        return self.joint.join(moves)


@cache
def notation(game: Game) -> Notation:
    """How the moves of this game are written."""
    match game.name:
        case "connect-four":
            return Notation("[1-7]", tuple("1234567"), "a column, 1 to 7", "")
        case "tic-tac-toe":
            return Notation("[1-9]", tuple("123456789"), "a cell, 1 to 9, row by row", "")
        case "hex":
            names = (*_cells(11, "abcdefghijk", top=True), "swap")
            return Notation(f"swap|{_GRID}", names, "a cell such as f6, or swap")
        case "go-9x9":  # there is no column i, by custom
            names = (*_cells(9, "abcdefghj", top=False), "pass")
            return Notation(f"pass|{_GRID}", names, "a point such as e5, or pass")
        case "chess":
            about = "a move from square to square such as e2e4, or e7e8n to become a knight"
            return Notation("(?:[a-h][1-8]){2}[qrbn]?", (), about)
        case "othello":
            names = (*_cells(8, "abcdefgh", top=True), "pass")
            return Notation(f"pass|{_GRID}", names, "a square such as d3, or pass")
        case _:
            raise BadInput(f"the moves of {game.title} have no names", "a game of GAMES")


def _cells(rows: int, letters: str, *, top: bool) -> list[str]:
    """Cells by column and row, in the order of their numbers; row 1 at the top or the bottom."""
    numbers = range(1, rows + 1) if top else range(rows, 0, -1)
    return [f"{letter}{number}" for number in numbers for letter in letters]


def names_of(
    game: Game, legal: Bool[np.ndarray, " actions"], seen: Shaped[np.ndarray, "..."], ply: int
) -> dict[int, str]:
    """The legal moves of a position, by action; `seen` is what the side to move sees of it."""
    actions = np.flatnonzero(legal).tolist()
    if game.name == "chess":
        return {action: chess_moves.name(action, seen, ply) for action in actions}
    names = notation(game).names
    return {action: names[action] for action in actions}
