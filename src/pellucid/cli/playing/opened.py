"""The player that was asked for, and how far it looks ahead."""

from pathlib import Path
from shlex import quote
from typing import NamedTuple

import numpy as np

from pellucid.cli.playing.request import Request
from pellucid.errors import BadInput
from pellucid.games.game import GAMES, Game, game
from pellucid.games.marks import IN_A_ROW
from pellucid.games.player import Player
from pellucid.games.record import Record
from pellucid.games.search import Search, Sight
from pellucid.games.shipped import player_at, player_of, shipped
from pellucid.games.strength import STRENGTHS


class Opened(NamedTuple):
    """Someone to play with: the network and its search, how far it looks, and what is random."""

    player: Player
    search: Search
    sight: Sight
    random: np.random.Generator
    model: str | None

    @property
    def game(self) -> Game:
        """The game it plays."""
        return self.player.game

    @property
    def name(self) -> str:
        """What it is called in a game."""
        return "Pellucid" if self.model is None else Path(self.model).name

    @property
    def command(self) -> str:
        """What to type to play it again."""
        model = "" if self.model is None else f" --model {quote(self.model)}"
        return f"pellucid play {self.game.name}{model}"


def opened(request: Request, record: Record | None = None) -> Opened:
    """The player: of a file, or the one that comes with the package.

    Raises `BadInput` where there is none, it plays another game, or one without threats to mark.
    """
    known = _game(request, record)
    if request.model is not None:
        player = player_at(request.model, known)
    elif known is not None:
        player = player_of(known)
    else:
        raise BadInput("no game was named", f"one of: {', '.join(GAMES)}", "", "pellucid play")
    if request.threats:
        _check_threats(player.game)
    sight, random = sight_of(request), np.random.default_rng(request.seed)
    return Opened(player, player.search(), sight, random, request.model)


def _check_threats(game: Game) -> None:
    if game.name not in IN_A_ROW:
        raise BadInput(
            f"--threats has nothing to mark in {game.title}", f"one of: {', '.join(IN_A_ROW)}",
            "It is not won by a row",
        )  # fmt: skip


def _game(request: Request, record: Record | None) -> Game | None:
    """The game by its name, or by the saved game; the two must agree."""
    named = None if request.game is None else _named(request.game)
    if record is None:
        return named
    kept = game(record.game)
    if named is not None and named != kept:
        file = request.load or request.replay
        raise BadInput(f"{file} is a game of {kept.title}", instead=f"pellucid play {kept.name}")
    return kept


def _named(name: str) -> Game:
    """The game of that name. Raises `BadInput` with the nearest, or where a file was meant."""
    if name.endswith((".pellucid", ".game")):
        option = "--model" if name.endswith(".pellucid") else "--load"
        raise BadInput(
            f"{name} is a file", "a game's name", instead=f"pellucid play {option} {name}"
        )
    return game(name)


def sight_of(request: Request, otherwise: str = "usual") -> Sight:
    """How far is looked; `otherwise`, where nothing was asked for, as one of that strength."""
    if request.simulations is not None:
        return Sight(request.simulations)
    return STRENGTHS[request.strength or otherwise]


def offered() -> list[tuple[str, str, bool]]:
    """Every game's name, what it is about, and whether a network for it is at hand."""
    ready = shipped()
    return [(name, f"{one.title}: {one.about}", name in ready) for name, one in GAMES.items()]
