"""One game as it stands: the moves so far, and the position they led to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import jax
import numpy as np

from pellucid.errors import BadInput
from pellucid.games.game import Game
from pellucid.games.notation import names_of, notation
from pellucid.games.rules import Positions, rules_of


@dataclass(frozen=True, eq=False)
class Standing:
    """A game after some moves; `before` is the game one move earlier, None at its beginning.

    `position` holds this one position.
    """

    game: Game
    position: Positions = field(repr=False)
    moves: tuple[str, ...] = ()
    before: "Standing | None" = field(default=None, repr=False)

    @property
    def side(self) -> int:
        """Whose turn it is: 0 for the side that moved first in the game."""
        return len(self.moves) % 2

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return bool(self.position.over[0])

    @property
    def winner(self) -> int | None:
        """The side that won; None in a draw, and while the game goes on."""
        outcome = int(self.position.outcome[0])
        return None if outcome == 0 else self.side if outcome == 1 else 1 - self.side

    @property
    def text(self) -> str:
        """The moves as they can be typed."""
        return notation(self.game).join(self.moves)

    @property
    def game_so_far(self) -> "list[Standing]":
        """The game after each of its moves: nothing played first, this one last."""
        found: list[Standing] = [self]
        while found[-1].before is not None:
            found.append(found[-1].before)
        return found[::-1]

    @cached_property
    def legal(self) -> dict[int, str]:
        """The moves that may be made, by their number."""
        if self.over:
            return {}
        position = self.position
        return names_of(self.game, position.legal[0], position.observations[0], len(self.moves))

    def action(self, move: str) -> int:
        """The number of a legal move. Raises `BadInput` where it is none, and says why."""
        for action, name in self.legal.items():
            if move in (name, name.removesuffix("q") if len(name) == 5 else name):
                return action
        raise _illegal(self, move)

    def play(self, move: str) -> "Standing":
        """The game one move on. Raises `BadInput` for a move that may not be made."""
        return advanced([self], [self.action(move)])[0]


def begin(game: Game) -> Standing:
    """A game in which nothing was played yet."""
    return Standing(game, rules_of(game).start(1))


def reached(game: Game, text: str) -> Standing:
    """Where these moves lead from the beginning. Raises `BadInput` where they cannot be played."""
    found = reach(game, [text])[0]
    if isinstance(found, BadInput):
        raise found
    return found


def reach(game: Game, texts: Sequence[str]) -> list[Standing | BadInput]:
    """Where each of these moves, written as one text, lead from the beginning.

    All are played side by side. One that cannot be played gives the mistake in its place.
    """
    found: list[Standing | BadInput] = [begin(game)] * len(texts)
    wanted = [_split(game, text) for text in texts]
    for row, moves in enumerate(wanted):
        if isinstance(moves, BadInput):
            found[row] = moves
    for ply in range(max((len(moves) for moves in wanted if isinstance(moves, list)), default=0)):
        _one_further(found, wanted, ply)
    return found


def _one_further(
    found: list[Standing | BadInput], wanted: list[list[str] | BadInput], ply: int
) -> None:
    """Plays each one's move of this ply, where it has one."""
    rows, standings, actions = list[int](), list[Standing](), list[int]()
    for row, (standing, moves) in enumerate(zip(found, wanted, strict=True)):
        if isinstance(standing, Standing) and isinstance(moves, list) and ply < len(moves):
            try:
                actions.append(standing.action(moves[ply]))
            except BadInput as error:
                found[row] = error
            else:
                rows.append(row)
                standings.append(standing)
    for row, standing in zip(rows, advanced(standings, actions), strict=True):
        found[row] = standing


def advanced(standings: Sequence[Standing], actions: Sequence[int]) -> list[Standing]:
    """Each of these games of one kind, a legal move on."""
    if not standings:
        return []
    rules = rules_of(standings[0].game)
    after = rules.play(gathered(standings).boards, np.asarray(actions, np.int64))
    return [
        Standing(one.game, after[row : row + 1], (*one.moves, one.legal[action]), one)
        for row, (one, action) in enumerate(zip(standings, actions, strict=True))
    ]


def gathered(standings: Sequence[Standing]) -> Positions:
    """The positions of some games, side by side."""
    positions = [one.position for one in standings]
    return jax.tree.map(_joined, *positions)


def _joined(*leaves: Any) -> np.ndarray:
    return np.concatenate(leaves)


def _split(game: Game, text: str) -> list[str] | BadInput:
    try:
        return notation(game).split(text)
    except BadInput as error:
        return error


def _illegal(standing: Standing, move: str) -> BadInput:
    """Why a move may not be made."""
    game, after = standing.game, f"after {standing.text}" if standing.moves else "here"
    if standing.over:
        return BadInput(f"{move} cannot be played: the game is over {after}")
    known = notation(game)
    why = "That is against the rules here"
    if game.name == "connect-four":
        why = f"Column {move} is full {after}"
    elif game.name == "tic-tac-toe":
        why = f"Cell {move} is taken {after}"
    return BadInput(f"{move} cannot be played", _some(standing.legal) or known.about, why)


def _some(legal: dict[int, str]) -> str:
    names = list(legal.values())
    listed = ", ".join(names[:12])
    return f"one of {listed}" + (", ..." if len(names) > 12 else "")
