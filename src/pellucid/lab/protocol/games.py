"""What the server tells at the board: boards, thoughts, and what was looked at."""

from typing import Literal

from msgspec import Struct

from pellucid.lab.protocol.games_commands import Strength
from pellucid.lab.protocol.messages import Answer

GameOutcome = Literal["win", "draw", "loss"]
"""How a game ends, for the side that the message says."""

KnownBy = Literal["solver", "proof"]
"""Why an outcome is known: from the scores of a perfect solver, or proved by looking ahead."""


class GameOffer(Struct, frozen=True, kw_only=True):
    """A game that a network here plays.

    `rows` and `columns` of its board; so many cells `in_a_row` win. A move is named by `names`:
    the columns of the board where discs fall, else its cells, row by row.
    """

    name: str
    title: str
    rows: int
    columns: int
    in_a_row: int
    falls: bool
    names: list[str]


class Games(Answer, frozen=True, tag="games", kw_only=True):
    """What there is to play; and how many positions a move each strength looks at."""

    games: list[GameOffer]
    simulations: dict[Strength, int]


class Board(Struct, frozen=True, kw_only=True):
    """A game after some of its moves. Cells are counted row by row, from the top.

    `owners` says who has each: 0 who moved first, 1 the other, -1 nobody. `move` led here, and
    put a disc into `cell`; None at the beginning. `legal` are the moves that may follow. `won`
    are the cells of the rows that won, and `winner` is None in a draw too. `threats` are the cells
    that would complete a row, of the first side and of the second.
    """

    owners: list[int]
    move: str | None
    cell: int | None
    legal: list[str]
    over: bool
    winner: int | None
    won: list[int]
    threats: tuple[list[int], list[int]]


class GameRead(Answer, frozen=True, tag="game-read", kw_only=True):
    """A game: its moves, and its board after each of them, the empty one first.

    Of a saved one, who played, and the side that a network played.
    """

    game: str
    moves: list[str]
    boards: list[Board]
    first: str = ""
    second: str = ""
    network: int | None = None


class GameKept(Answer, frozen=True, tag="game-kept", kw_only=True):
    """A game's file: its name and its text."""

    name: str
    text: str


class MoveThought(Struct, frozen=True, kw_only=True):
    """One move, as the network sees it.

    `policy` is its share of the network's first thought, before any search; `visits` how many
    looks it got; `value` what it seems worth to who makes it, from -1 to 1; `proof` what is
    proved of it, in so many `plies`.
    """

    move: str
    policy: float
    visits: int
    value: float
    proof: GameOutcome | None
    plies: int


class LineMove(Struct, frozen=True):
    """A move that is expected, and the cell it fills."""

    move: str
    cell: int


class Thought(Answer, frozen=True, tag="thought", kw_only=True):
    """What the network makes of a game after some moves; all is for the `side` to move.

    While it looks ahead, `done` is False, and `share` says how far it is. `opinion` is what the
    network alone takes the position for, `value` what it is worth after looking, from -1 to 1;
    `proof` what is proved of it, in so many `plies`. `line` is how it expects the game to go on.
    `tree` is the number of the tree that it grew, of so many `positions`.
    """

    game: str
    moves: list[str]
    side: int
    strength: Strength
    share: float
    considered: list[MoveThought]
    move: str
    opinion: float
    value: float
    proof: GameOutcome | None
    plies: int
    line: list[LineMove]
    positions: int
    tree: int
    done: bool


class TreeBranch(Struct, frozen=True, kw_only=True):
    """A move that was looked at, and the position it leads to, where `branches` moves were."""

    node: int
    thought: MoveThought
    owners: list[int]
    cell: int
    branches: int


class BranchOpened(Answer, frozen=True, tag="branch", kw_only=True):
    """What was looked at from one position of a tree, most looked at first, and what was not."""

    tree: int
    node: int
    tried: list[TreeBranch]
    untried: list[MoveThought]


class MoveLookedBack(Struct, frozen=True, kw_only=True):
    """What one move of a game was worth, for who made it.

    `held` is what could be had before it, `kept` what was left after; None where that is not
    known. `value` and `after` are what it seemed worth, from -1 to 1. `better` are moves known to
    keep what was held, where this one did not.
    """

    move: str
    held: GameOutcome | None
    kept: GameOutcome | None
    value: float
    after: float
    known_by: KnownBy | None
    thrown: bool
    better: list[str]


class LookedBack(Answer, frozen=True, tag="looked-back", kw_only=True):
    """A game looked back on; `judged` is empty until it is `done`."""

    game: str
    moves: list[str]
    share: float
    judged: list[MoveLookedBack]
    done: bool


GamesMessage = Games | GameRead | GameKept | Thought | BranchOpened | LookedBack
