"""The rules at work: many boards at once, moved by one compiled program."""

from functools import cache, cached_property
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Bool, Float, Int, Shaped

from pellucid.games.batches import padded
from pellucid.games.game import Game

Boards = tuple[np.ndarray, ...]
"""Everything the rules know of each board, boards along axis 0: see `Rules.state`."""


class Positions(NamedTuple):
    """Boards, and what a player sees of them: always from the side whose turn it is.

    `outcome` is, where the game is `over`, what it is worth to the side that would move next:
    1 won, 0 drawn, -1 lost (and 0 where it goes on).
    """

    boards: Boards
    observations: Shaped[np.ndarray, "n *observation"]
    legal: Bool[np.ndarray, "n actions"]
    over: Bool[np.ndarray, " n"]
    outcome: Float[np.ndarray, " n"]

    # A tuple would give one of its parts: nobody wants these by number.
    def __getitem__(self, chosen: Any) -> "Positions":  # type: ignore[override]  # see above
        """Some of them, by index or mask."""
        return jax.tree.map(lambda leaf: leaf[chosen], self)


class Rules:
    """What may be played, and where it leads, for any number of boards at a time."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self._environment = game.environment
        self._step = jax.jit(self._stepped)

    @cached_property
    def actions(self) -> int:
        """How many moves there are, legal or not."""
        return int(self._environment.num_actions)

    @cached_property
    def shape(self) -> tuple[int, ...]:
        """The shape of what a player sees of one board."""
        return tuple(self._environment.observation_shape)

    @cached_property
    def _first(self) -> Any:
        return jax.tree.map(np.asarray, self._environment.init(jax.random.key(0)))

    @cached_property
    def _places(self) -> Any:
        """Where each part of the state stands among the arrays of `Boards`."""
        leaves, kind = jax.tree.flatten(self._first)
        return jax.tree.unflatten(kind, range(len(leaves)))

    def state(self, boards: tuple[Any, ...]) -> Any:
        """The boards, in a compiled program too, as pgx's object; a tuple is handled quicker."""
        return jax.tree.map(lambda place: boards[place], self._places)

    def observed(self, boards: Boards) -> Shaped[np.ndarray, "n *observation"]:
        """What the side to move sees of each board."""
        return boards[self._places.observation]

    def start(self, count: int) -> Positions:
        """So many boards at the beginning."""
        leaves = jax.tree.leaves(self._first)
        boards = tuple(np.repeat(leaf[None], count, axis=0) for leaf in leaves)
        none = np.zeros(count, np.float32)
        return self._positions(boards, none.astype(bool), none)

    def play(self, boards: Boards, actions: Int[np.ndarray, " n"]) -> Positions:
        """Where one legal move on each board leads."""
        count = len(actions)
        given = tuple(padded(leaf) for leaf in boards)
        moved, over, outcome = self._step(given, padded(actions.astype(np.int32)))
        after = tuple(np.asarray(leaf)[:count] for leaf in moved)
        return self._positions(after, np.asarray(over)[:count], np.asarray(outcome)[:count])

    def _positions(self, boards: Boards, over: np.ndarray, outcome: np.ndarray) -> Positions:
        legal = boards[self._places.legal_action_mask]
        return Positions(boards, self.observed(boards), legal, over, outcome)

    def _stepped(self, boards: Any, actions: Any) -> Any:
        """The boards after the moves, whether the games are over, and how, for who is next."""
        before = self.state(boards)
        after = jax.vmap(self._environment.step)(before, actions)
        mover = before.current_player[:, None]
        outcome = -jnp.sign(jnp.take_along_axis(after.rewards, mover, axis=1)[:, 0])
        return jax.tree.leaves(after), after.terminated | after.truncated, outcome


@cache
def rules_of(game: Game) -> Rules:
    """The rules of a game; its program is compiled once."""
    return Rules(game)
