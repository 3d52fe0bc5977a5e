"""The network's thoughts on a game, told while they come."""

from collections.abc import Callable, Iterator

import numpy as np

from pellucid.errors import BadInput
from pellucid.games.grown import Grown
from pellucid.games.review import judged
from pellucid.games.standing import Standing, reached
from pellucid.games.strength import STRENGTHS
from pellucid.lab.games.growing import grow
from pellucid.lab.games.players import game_called, search_of
from pellucid.lab.games.told import looked_back, thought_of
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.games import LookedBack, Thought
from pellucid.lab.protocol.games_commands import LookBack, Think

Keep = Callable[[Grown], int]
"""Keeps a tree, and gives its number."""


def played(name: str, moves: str) -> Standing:
    """A game after these moves. Raises `Mistake` where they cannot be played."""
    game = game_called(name)
    try:
        return reached(game, moves)
    except BadInput as error:
        raise Mistake("moves-unplayable", str(error)) from error


def think(command: Think, keep: Keep) -> Iterator[Thought]:
    """The thought on a game as it stands. Raises `Mistake` where nothing can be played."""
    standing = played(command.game, command.moves)
    if standing.over:
        raise Mistake("game-over")
    search, sight = search_of(standing.game), STRENGTHS[command.strength]
    for growth in grow(search, [standing], sight, np.random.default_rng(command.seed)):
        tree = keep(Grown(standing, growth.trees)) if growth.whole else 0
        yield thought_of(command, growth, tree)


def look_back(command: LookBack) -> Iterator[LookedBack]:
    """Every move of a game judged. Raises `Mistake` where none was made."""
    ended = played(command.game, command.moves)
    if not ended.moves:
        raise Mistake("nothing-played")
    search, before = search_of(ended.game), ended.game_so_far[:-1]
    for growth in grow(search, before, STRENGTHS[command.strength], np.random.default_rng(0)):
        found = judged(ended, growth.advice()) if growth.whole else []
        yield LookedBack(
            id=command.id,
            game=command.game,
            moves=list(ended.moves),
            share=growth.share,
            judged=[looked_back(one) for one in found],
            done=growth.whole,
        )
