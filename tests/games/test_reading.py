"""One position through a player's network: as trace and blame have it, parts that add up."""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from pellucid.errors import BadInput
from pellucid.games.examples import examples
from pellucid.games.game import game
from pellucid.games.loss import MOVES, OUTCOMES
from pellucid.games.network import Outputs, seen, split
from pellucid.games.player import Player
from pellucid.games.reading import Reading, reading
from pellucid.games.shipped import player_of
from pellucid.games.standing import Standing, begin, reach
from pellucid.insight import blame, trace

THREE = game("tic-tac-toe")


def at(moves: str) -> Standing:
    (found,) = reach(THREE, [moves])
    assert isinstance(found, Standing)
    return found


@pytest.fixture(scope="module")
def player() -> Player:
    return player_of(THREE)


@pytest.fixture(scope="module")
def read(player: Player) -> Reading:
    return reading(player, at("1425"))


def asked(player: Player, standing: Standing, parameters: Any = None) -> Outputs:
    """What the network answers, asked directly."""
    parameters = jax.tree.map(jnp.asarray, parameters or player.parameters)
    return split(player.network(parameters, seen(standing.position.observations)))


def outputs(player: Player, standing: Standing) -> tuple[np.ndarray, np.ndarray]:
    """The shares of the legal moves, and of losing, drawing, winning."""
    position = standing.position
    found = asked(player, standing)
    logits = np.where(position.legal[0], np.asarray(found.logits)[0], -np.inf)
    return np.asarray(jax.nn.softmax(logits)), np.asarray(jax.nn.softmax(found.outcome[0]))


def test_it_says_what_the_network_says(player: Player, read: Reading) -> None:
    shares, outcome = outputs(player, read.standing)
    assert list(read.policy) == ["3", "6", "7", "8", "9"]
    assert sum(read.policy.values()) == pytest.approx(1, abs=1e-5)
    assert read.policy["3"] == pytest.approx(shares[2], abs=1e-5)
    assert read.outcome == pytest.approx(outcome, abs=1e-5)
    assert read.value == pytest.approx(outcome[2] - outcome[0], abs=1e-5)
    assert read.move == max(read.policy, key=lambda move: read.policy[move])


def test_the_cells_add_up_to_the_change_from_the_empty_board(player: Player, read: Reading) -> None:
    blank, legal = begin(THREE), read.standing.position.legal[0]
    found = asked(player, blank)
    start = np.asarray(jax.nn.softmax(np.where(legal, np.asarray(found.logits)[0], -np.inf)))
    action = read.standing.action(read.move)
    change = read.policy[read.move] - start[action]
    assert read.for_move.sum() + read.missed[0] == pytest.approx(change, abs=1e-4)
    chances = np.asarray(jax.nn.softmax(found.outcome[0]))
    change = read.value - (chances[2] - chances[0])
    assert read.for_value.sum() + read.missed[1] == pytest.approx(change, abs=1e-4)
    assert (read.for_move.reshape(-1)[[2, 5, 6, 7, 8]] == 0).all()  # nothing stands there


def test_another_move_may_be_asked_about(player: Player, read: Reading) -> None:
    other = reading(player, read.standing, "9")
    assert other.move == "9"
    assert other.policy == read.policy
    assert np.allclose(other.for_value, read.for_value, atol=1e-5)
    with pytest.raises(BadInput, match="4 cannot be played"):
        reading(player, read.standing, "4")


def test_the_loudest_unit_is_that_of_the_trace(player: Player, read: Reading) -> None:
    x = seen(read.standing.position.observations)
    action = read.standing.action(read.move)
    traced = trace(player.network, player.parameters, x, [action], MOVES)
    for found in read.layers:
        layer = traced.layer(found.layer)
        push = layer.a * layer.da
        unit = (0, *found.place, found.channel)
        assert found.activation == pytest.approx(float(layer.a[unit]), rel=1e-4, abs=1e-6)
        assert abs(push[unit]) == pytest.approx(float(abs(push).max()), rel=1e-3)


def test_trace_follows_a_players_network_into_its_blocks(player: Player) -> None:
    x = seen(at("519").position.observations)
    traced = trace(player.network, player.parameters, x, [2], MOVES)
    block = traced.layer("residual_1")
    inner = traced.layer("residual_1/conv_2")
    np.testing.assert_allclose(block.z, block.x + inner.a, atol=1e-5)
    shares = jax.nn.log_softmax(asked(player, at("519")).logits[0])
    assert traced.loss == pytest.approx(-float(shares[2]), rel=1e-4)
    # A nudge of a weight inside the block changes the loss as its gradient says.
    weights = traced.gradients["residual_1"]["conv_1"]["weights"]
    place = np.unravel_index(np.abs(weights).argmax(), weights.shape)
    losses: list[float] = []
    for nudge in (-1e-2, 1e-2):
        changed = jax.tree.map(np.array, player.parameters)
        changed["residual_1"]["conv_1"]["weights"][place] += nudge
        logits = asked(player, at("519"), changed).logits[0]
        losses.append(-float(jax.nn.log_softmax(logits)[2]))
    slope = (losses[1] - losses[0]) / 2e-2
    assert slope == pytest.approx(float(weights[place]), rel=0.05, abs=1e-4)


def test_blame_finds_the_positions_that_push_a_weight(player: Player) -> None:
    met = examples(player, 40, seed=1)
    x, targets = seen(met.positions.observations), np.arange(len(met.games)) % 3
    network, parameters = player.network, player.parameters
    found = blame(network, parameters, x, targets, OUTCOMES, "residual_1/conv_1", 0, (1, 1, 0))
    traced = trace(network, parameters, x, targets, OUTCOMES)
    whole = traced.gradients["residual_1"]["conv_1"]["weights"][1, 1, 0, 0]
    assert found.gradient == pytest.approx(float(whole), rel=1e-3, abs=1e-7)
    assert abs(found.top[0].gradient) == pytest.approx(float(np.abs(found.gradients).max()))
