"""The games: what each is called, and the rules pgx has for it."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from pellucid.errors import choose


@dataclass(frozen=True)
class Game:
    """A board game for two, each knowing everything, moving in turn.

    `rules` is the name under which pgx has it (Koyamada et al. 2023). `symmetry` says
    how a board may be turned into one that is played the same: `"mirror"`, left and right
    exchanged, or `"square"`, in all eight ways of a square. `plies` is about how long a game
    is; `longest`, how long one of self-play may be.
    """

    name: str
    title: str
    rules: str
    about: str
    symmetry: str = "none"
    plies: int = 60
    longest: int = 200

    @property
    def environment(self) -> Any:
        """The rules, as pgx has them."""
        return _environment(self.rules)


_ALL = (
    Game("tic-tac-toe", "Tic-tac-toe", "tic_tac_toe", "three in a row", "square", 7, 9),
    Game("connect-four", "Connect Four", "connect_four", "four in a row", "mirror", 22, 42),
    Game("othello", "Othello", "othello", "discs that turn over", "square"),
    Game("hex", "Hex", "hex", "join your two sides"),
    Game("go-9x9", "Go, 9 by 9", "go_9x9", "surround the most", "square", 80),
    Game("chess", "Chess", "chess", "checkmate", plies=100, longest=300),
)  # fmt: skip
GAMES: dict[str, Game] = {known.name: known for known in _ALL}


def game(name: str) -> Game:
    """The game of that name. Raises `BadInput` with the nearest name otherwise."""
    return GAMES[choose("game", name, GAMES)]


@cache
def _environment(rules: str) -> Any:
    import pgx

    return pgx.make(rules)  # pyright: ignore[reportArgumentType]  # one of pgx's own names
