"""Who may play in a match: networks, plain tree search, moves at random."""

import re
from typing import Protocol, runtime_checkable

import numpy as np
from jaxtyping import Int

from pellucid.errors import BadInput
from pellucid.games.game import GAMES, Game
from pellucid.games.player import Player
from pellucid.games.rollouts import Rollouts
from pellucid.games.rules import Positions
from pellucid.games.search import Search, Sight
from pellucid.games.shipped import player_at, player_of
from pellucid.games.wander import at_random

_MOST_ROLLOUTS = 1_000_000
_ROLLOUTS = re.compile(r"rollouts:(\d{1,9})")


@runtime_checkable
class Side(Protocol):
    """Someone who plays one game, many boards at a time."""

    def moves(self, positions: Positions, random: np.random.Generator) -> Int[np.ndarray, " n"]:
        """A legal move in each position, none of which is over."""
        ...


class NetworkSide:
    """A network that looks ahead, without any randomness of its own."""

    def __init__(self, search: Search, simulations: int) -> None:
        self._search, self._sight = search, Sight(simulations)

    def moves(self, positions: Positions, random: np.random.Generator) -> Int[np.ndarray, " n"]:
        return self._search.think(positions, self._sight, random).move


class RandomSide:
    """Any legal move, all as likely."""

    def moves(self, positions: Positions, random: np.random.Generator) -> Int[np.ndarray, " n"]:
        return at_random(positions.legal, random)


def known_player(name: str, game: Game | None = None) -> Player | None:
    """The player of that name or file; None for sides that are no network.

    Raises `BadInput` where there is none, or it plays another game.
    """
    if name == "random" or name.startswith("rollouts"):
        return None
    if name in GAMES:
        return _of_game(GAMES[name], game)
    if not name.endswith(".pellucid"):
        raise BadInput(
            f"there is no player {name!r}",
            "a network's file, a game whose network comes with Pellucid, random or rollouts:N",
            instead="pellucid match connect-four rollouts:1000",
        )
    return player_at(name, game)


def _of_game(own: Game, wanted: Game | None) -> Player:
    if wanted is not None and own != wanted:
        raise BadInput(f"{own.name} plays {own.title}", f"a player of {wanted.title}")
    return player_of(own)


def side_of(name: str, player: Player | None, game: Game, simulations: int) -> Side:
    """The side of that name; `player` is its network, if it has one."""
    if player is not None:
        return NetworkSide(player.search(), simulations)
    if name == "random":
        return RandomSide()
    found = _ROLLOUTS.fullmatch(name)
    count = int(found[1]) if found else 0
    if not 1 <= count <= _MOST_ROLLOUTS:
        expected = f"rollouts: and a number from 1 to {_MOST_ROLLOUTS:,}"
        raise BadInput(f"{name!r} is no player", expected, instead="rollouts:1000")
    return Rollouts(game, count)
