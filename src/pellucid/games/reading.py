"""What a player's network makes of one position, and which cells that came from."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.tree_util import Partial
from jaxtyping import Array, Bool, Float, Int

from pellucid.games.concepts import concepts, held
from pellucid.games.judge import Judge
from pellucid.games.loss import MOVES
from pellucid.games.network import seen, split
from pellucid.games.player import Player
from pellucid.games.rules import Positions
from pellucid.games.standing import Standing, begin
from pellucid.insight import Attribution, LayerTrace, Trace, attribution, trace
from pellucid.network import Flatten, Network, Parameters

_MOST_POINTS = 256


class Loudest(NamedTuple):
    """The unit of a layer that did most for or against a move.

    `place` is its cell, empty where the layer has none. `push` is its activation times the
    slope of the move's log share by it: above 0 for the move, below against it.
    """

    layer: str
    channel: int
    place: tuple[int, ...]
    activation: float
    push: float


class Reading(NamedTuple):
    """The network's own view of a position, without search, for the side to move.

    `policy` has the share of every legal move, by name. `outcome` are the chances of losing,
    drawing and winning, `value` that of winning less that of losing. `move` is the one looked
    into, and `for_move` and `for_value` what every cell added to its share and to the value,
    beside the board as the game begins: they sum to the change from there but for
    `missed`, what the sum lacks of each.
    `holds` says which concepts are so, by their titles.
    """

    standing: Standing
    move: str
    policy: dict[str, float]
    outcome: tuple[float, float, float]
    value: float
    for_move: Float[np.ndarray, "rows columns"]
    for_value: Float[np.ndarray, "rows columns"]
    missed: tuple[float, float]
    holds: dict[str, bool]
    layers: tuple[Loudest, ...]


def reading(player: Player, standing: Standing, move: str | None = None) -> Reading:
    """What the network makes of a position that is not over, and of a move: else of its own.

    The cells' parts are integrated gradients (Sundararajan, Taly, Yan 2017) from the board as
    the game begins. Raises `BadInput` for a move that may not be made.
    """
    position = standing.position
    policy = _policy(player, position)
    action = int(policy.argmax()) if move is None else standing.action(move)
    parts, missed = _parts(player, standing, action)
    traced = trace(player.network, player.parameters, seen(position.observations), [action], MOVES)
    chances = jax.nn.softmax(split(jnp.asarray(traced.layers[-1].a)).outcome)
    lost, drawn, won = np.asarray(chances)[0].tolist()
    holds = held(player.game, position)[0].tolist()
    return Reading(
        standing, standing.legal[action],
        {name: float(policy[at]) for at, name in standing.legal.items()},
        (lost, drawn, won), won - lost, *parts, missed,
        dict(zip((one.title for one in concepts(player.game)), holds, strict=True)),
        _loudest(traced),
    )  # fmt: skip


def _policy(player: Player, position: Positions) -> Float[np.ndarray, " actions"]:
    """Every move's share among the legal ones."""
    found = Judge(player.network, player.parameters)(position.observations).logits
    return np.asarray(jax.nn.softmax(jnp.where(position.legal, found, -jnp.inf)))[0]


def _parts(
    player: Player, standing: Standing, action: int
) -> tuple[tuple[np.ndarray, np.ndarray], tuple[float, float]]:
    """What each cell added to the move's share and to the value, and what the sums lack."""
    parameters = jax.tree.map(jnp.asarray, player.parameters)
    position = standing.position
    answer = Partial(
        _answering(player.network), parameters, jnp.asarray(position.legal[0]), jnp.asarray(action)
    )
    blank = seen(begin(player.game).position.observations)[0]
    for_move, for_value = (
        attribution(
            answer, seen(position.observations), baseline=blank, output=output, tolerance=0.01,
            most_points=_MOST_POINTS,
        )
        for output in (0, 1)
    )  # fmt: skip
    missed = (float(for_move.residual[0]), float(for_value.residual[0]))
    return (_cells(standing, for_move), _cells(standing, for_value)), missed


@cache
def _answering(network: Network) -> Callable[..., Array]:
    """The share of a move, and the value, as a function of the board."""

    def answer(
        parameters: Parameters, legal: Bool[Array, " actions"], action: Int[Array, ""],
        x: Float[Array, "batch ..."],
    ) -> Float[Array, "batch 2"]:  # fmt: skip
        outputs = split(network(parameters, x))
        shares = jax.nn.softmax(jnp.where(legal, outputs.logits, -jnp.inf))
        return jnp.stack([shares[:, action], outputs.value], axis=1)

    return answer


def _cells(standing: Standing, found: Attribution) -> Float[np.ndarray, "rows columns"]:
    """What each cell added, as the board is drawn: Black in chess sees it from the other side."""
    cells = found.parts[0].sum(axis=-1)
    return cells[::-1] if standing.game.name == "chess" and standing.side else cells


def _loudest(traced: Trace) -> tuple[Loudest, ...]:
    layers = zip(traced.network.layers[:-1], traced.layers[:-1], strict=True)
    return tuple(_most(found) for layer, found in layers if not isinstance(layer, Flatten))


def _most(layer: LayerTrace) -> Loudest:
    # The loss falls where the move's share rises.
    push = -(layer.a * layer.da)[0]
    *place, channel = (int(at) for at in np.unravel_index(np.abs(push).argmax(), push.shape))
    at = (*place, channel)
    return Loudest(layer.name, channel, tuple(place), float(layer.a[0][at]), float(push[at]))
