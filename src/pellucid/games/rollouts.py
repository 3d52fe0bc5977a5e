"""Plain Monte Carlo tree search: no network, only games played to their end at random."""

from functools import cache
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Bool, Float, Int

from pellucid.games.batches import padded
from pellucid.games.game import Game
from pellucid.games.rules import Positions, rules_of

_EXPLORE = 2**0.5
"""How much a move little tried is preferred: UCB1's own, for outcomes from 0 to 1."""


class Rollouts:
    """UCT (Kocsis, Szepesvári 2006): a tree grown by so many games played at random.

    Many games are searched side by side, in one compiled program. Nothing is known of a game
    but its rules; the move looked at most often is played.
    """

    def __init__(self, game: Game, count: int) -> None:
        self._program = _program(game, count)

    def visits(self, positions: Positions, seed: int) -> Int[np.ndarray, "n actions"]:
        """How often each move was looked at, in positions none of which is over."""
        boards = tuple(padded(leaf) for leaf in positions.boards)
        visits = self._program(boards, jax.random.key(seed))
        return np.asarray(visits)[: len(positions.over)]

    def moves(self, positions: Positions, random: np.random.Generator) -> Int[np.ndarray, " n"]:
        """The move it plays in each position."""
        return self.visits(positions, int(random.integers(2**31))).argmax(axis=1)


class _Trees(NamedTuple):
    """A tree for each game; node 0 is where it stands.

    `total` is the sum of the outcomes, from 0 lost to 1 won, for the side that moved there.
    """

    child: Int[Array, "games nodes actions"]
    visits: Int[Array, "games nodes"]
    total: Float[Array, "games nodes"]


class _Way(NamedTuple):
    """A way down each tree: the boards it has come to, and the nodes passed, -1 where none.

    `parent` and `action` are its last step. `going`: neither a new node nor an end was reached.
    """

    boards: Any
    nodes: Int[Array, "games depth"]
    parent: Int[Array, " games"]
    action: Int[Array, " games"]
    depth: Int[Array, ""]
    going: Bool[Array, " games"]


def _empty(games: int, actions: int, count: int) -> _Trees:
    child = jnp.full((games, count + 1, actions), -1, jnp.int32)
    visits = jnp.zeros((games, count + 1), jnp.int32)
    return _Trees(child, visits, jnp.zeros((games, count + 1), jnp.float32))


@cache
def _program(game: Game, count: int) -> Any:
    """The search of one game, compiled: from boards to the visits of their moves."""
    rules, step = rules_of(game), jax.vmap(game.environment.step)

    def search(arrays: Any, key: Array) -> Array:
        boards = rules.state(arrays)

        def simulate(number: Array, trees: _Trees) -> _Trees:
            down, along = jax.random.split(jax.random.fold_in(key, number))
            way = _down(step, boards, trees, number, down, game.longest)
            rewards = _played_out(step, way.boards, along, game.longest).rewards
            return _backed_up(_grown(trees, way, number), way, rewards, boards.current_player)

        games, actions = boards.legal_action_mask.shape
        trees = jax.lax.fori_loop(1, count + 1, simulate, _empty(games, actions, count))
        tried = trees.child[:, 0]
        visits = jnp.take_along_axis(trees.visits, jnp.maximum(tried, 0), axis=1)
        return jnp.where(tried >= 0, visits, 0)

    return jax.jit(search)


def _down(step: Any, boards: Any, trees: _Trees, number: Array, key: Array, longest: int) -> _Way:
    """From each root to a move never tried before, which becomes node `number`, or to an end."""
    games = jnp.arange(len(boards.terminated))

    def further(way: _Way) -> _Way:
        node, drawn = way.nodes[:, way.depth], jax.random.fold_in(key, way.depth)
        action, fresh = _chosen(trees, node, way.boards.legal_action_mask, drawn)
        moved = _where(way.going, step(way.boards, action), way.boards)
        after = jnp.where(fresh, number, trees.child[games, node, action])
        nodes = way.nodes.at[:, way.depth + 1].set(jnp.where(way.going, after, -1))
        return _Way(
            moved, nodes, jnp.where(way.going, node, way.parent),
            jnp.where(way.going, action, way.action), way.depth + 1,
            way.going & ~fresh & ~_over(moved) & (way.depth + 1 < longest),
        )  # fmt: skip

    none = jnp.zeros_like(games)
    nodes = jnp.full((len(games), longest + 2), -1, jnp.int32).at[:, 0].set(0)
    start = _Way(boards, nodes, none, none, jnp.int32(0), ~_over(boards))
    return jax.lax.while_loop(lambda way: way.going.any(), further, start)


def _chosen(
    trees: _Trees, node: Array, legal: Array, key: Array
) -> tuple[Int[Array, " games"], Bool[Array, " games"]]:
    """The next move at these nodes: any of those never tried, else by UCB1; whether it is new."""
    games = jnp.arange(len(node))
    child = trees.child[games, node]
    untried = legal & (child < 0)
    at = (games[:, None], jnp.maximum(child, 0))
    visits = jnp.maximum(trees.visits[at], 1)
    worth = trees.total[at] / visits
    doubt = jnp.sqrt(jnp.log(jnp.maximum(trees.visits[games, node], 1))[:, None] / visits)
    best = jnp.where(legal, worth + _EXPLORE * doubt, -1.0).argmax(axis=1)
    fresh = untried.any(axis=1)
    return jnp.where(fresh, _any_of(untried, key), best), fresh


def _any_of(allowed: Bool[Array, "games actions"], key: Array) -> Int[Array, " games"]:
    """One of the allowed moves of each board, all as likely."""
    return jnp.where(allowed, jax.random.uniform(key, allowed.shape), -1.0).argmax(axis=1)


def _played_out(step: Any, boards: Any, key: Array, longest: int) -> Any:
    """The boards after moves at random to the end of each game."""

    def go_on(state: tuple[Any, Array]) -> Array:
        return (~_over(state[0])).any() & (state[1] < longest)

    def move(state: tuple[Any, Array]) -> tuple[Any, Array]:
        boards, ply = state
        action = _any_of(boards.legal_action_mask, jax.random.fold_in(key, ply))
        return _where(~_over(boards), step(boards, action), boards), ply + 1

    return jax.lax.while_loop(go_on, move, (boards, jnp.int32(0)))[0]


def _grown(trees: _Trees, way: _Way, number: Array) -> _Trees:
    """The trees with the node that each way ended in."""
    games = jnp.arange(len(way.parent))
    last = way.nodes.max(axis=1)
    child = trees.child.at[games, way.parent, way.action].set(
        jnp.where(last == number, number, trees.child[games, way.parent, way.action])
    )
    return trees._replace(child=child)


def _backed_up(
    trees: _Trees, way: _Way, rewards: Float[Array, "games 2"], first: Int[Array, " games"]
) -> _Trees:
    """Counts the way, and how the game ended, at every node passed."""
    games = jnp.arange(len(first))

    def count(depth: Array, trees: _Trees) -> _Trees:
        node = way.nodes[:, depth]
        passed, at = node >= 0, (games, jnp.maximum(node, 0))
        mover = jnp.where(depth % 2 == 1, first, 1 - first)
        outcome = (1 + rewards[games, mover]) / 2
        return _Trees(
            trees.child, trees.visits.at[at].add(passed),
            trees.total.at[at].add(jnp.where(passed, outcome, 0)),
        )  # fmt: skip

    return jax.lax.fori_loop(0, way.depth + 1, count, trees)


def _over(boards: Any) -> Bool[Array, " games"]:
    return boards.terminated | boards.truncated


def _where(chosen: Bool[Array, " games"], one: Any, other: Any) -> Any:
    """Boards of the one kind where chosen, else of the other."""

    def pick(a: Array, b: Array) -> Array:
        return jnp.where(chosen.reshape(-1, *(1,) * (a.ndim - 1)), a, b)

    return jax.tree.map(pick, one, other)
