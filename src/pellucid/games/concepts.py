"""What a person would say of a position: a win at once, a threat, a threat that waits."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool

from pellucid.games.discs import Discs, discs
from pellucid.games.game import Game
from pellucid.games.lines import completing
from pellucid.games.marks import IN_A_ROW
from pellucid.games.rules import Positions

Holds = Callable[[Discs, int], Bool[np.ndarray, " n"]]


class Concept(NamedTuple):
    """Something that is so in a position or not, seen from the side whose turn it is.

    `title` says it to a person. `holds` tells it of some boards by plain counting, without
    looking ahead; it is given how many in a row win, 0 where rows do not.
    """

    name: str
    title: str
    holds: Holds


def _win(board: Discs, length: int) -> np.ndarray:
    return _any(completing(board.mine, board.within, length))


def _threat(board: Discs, length: int) -> np.ndarray:
    return _any(completing(board.theirs, board.within, length))


def _fork(board: Discs, length: int) -> np.ndarray:
    return completing(board.theirs, board.within, length).sum(axis=(1, 2)) > 1


def _waiting(board: Discs, length: int) -> np.ndarray:
    return _any(completing(board.mine, board.empty & ~board.within, length))


def _their_waiting(board: Discs, length: int) -> np.ndarray:
    return _any(completing(board.theirs, board.empty & ~board.within, length))


def _first(board: Discs, _: int) -> np.ndarray:
    return board.ahead == 0  # they have one more where they began


def _middle(board: Discs, _: int) -> np.ndarray:
    rows, columns = board.mine.shape[1:]
    return board.mine[:, rows // 2, columns // 2]


def _centre(board: Discs, _: int) -> np.ndarray:
    column = board.mine.shape[2] // 2
    return board.mine[:, :, column].sum(axis=1) > board.theirs[:, :, column].sum(axis=1)


def _ahead(board: Discs, _: int) -> np.ndarray:
    return board.ahead > 0


def _choice(most: int) -> Holds:
    return lambda board, _: board.moves > most


_ROWS = (
    Concept("win", "I can win at once", _win),
    Concept("threat", "they threaten to win at once", _threat),
    Concept("fork", "they threaten it in two places", _fork),
)
_FIRST = Concept("first", "I moved first", _first)
_MIDDLE = Concept("middle", "I have the middle", _middle)
_OF: dict[str, tuple[Concept, ...]] = {
    "tic-tac-toe": (*_ROWS, _MIDDLE, _FIRST),
    "connect-four": (
        *_ROWS,
        Concept("waiting", "a threat of mine waits", _waiting),
        Concept("their-waiting", "a threat of theirs waits", _their_waiting),
        Concept("centre", "I have more of the middle column", _centre),
        _FIRST,
    ),
    "othello": (
        Concept("ahead", "I have more discs", _ahead),
        Concept("choice", "I have more than 8 moves", _choice(8)),
    ),
    "hex": (_MIDDLE,),
    "go-9x9": (Concept("ahead", "I have more stones", _ahead), _MIDDLE),
    "chess": (
        Concept("ahead", "I have more, counted in pawns", _ahead),
        Concept("choice", "I have more than 30 moves", _choice(30)),
    ),
}


def concepts(game: Game) -> tuple[Concept, ...]:
    """What is asked of the positions of a game.

    A threat waits where the cell that would complete the row cannot be reached yet.

    >>> from pellucid.games.game import game
    >>> [concept.name for concept in concepts(game("tic-tac-toe"))]
    ['win', 'threat', 'fork', 'middle', 'first']
    """
    return _OF.get(game.name, ())


def held(game: Game, positions: Positions) -> Bool[np.ndarray, "n concepts"]:
    """Which concepts hold in which positions, in the order of `concepts`."""
    board, length = discs(game, positions), IN_A_ROW.get(game.name, 0)
    return np.stack([concept.holds(board, length) for concept in concepts(game)], axis=1)


def _any(cells: Bool[np.ndarray, "n rows columns"]) -> Bool[np.ndarray, " n"]:
    return np.asarray(cells.any(axis=(1, 2)))
