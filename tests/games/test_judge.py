"""A network asked about positions: the same answer as the network itself, once for each."""

import jax
import numpy as np

from pellucid.games import Judge, Player
from pellucid.games.network import seen, split
from pellucid.games.wander import wandered


def test_the_opinion_is_the_networks(connect_four: Player) -> None:
    rules = connect_four.rules
    positions = wandered(rules, np.arange(300) % 20, np.random.default_rng(0))
    judge = Judge(connect_four.network, connect_four.parameters)
    opinion = judge(positions.observations)
    outputs = split(connect_four.network(connect_four.parameters, seen(positions.observations)))
    np.testing.assert_allclose(opinion.logits, outputs.logits, atol=1e-5)
    chances = jax.nn.softmax(outputs.outcome)
    np.testing.assert_allclose(opinion.value, chances[:, 2] - chances[:, 0], atol=1e-5)


def test_no_position_is_computed_twice(connect_four: Player) -> None:
    positions = wandered(connect_four.rules, np.zeros(50, int), np.random.default_rng(0))
    judge = Judge(connect_four.network, connect_four.parameters)
    first = judge(positions.observations)
    again = judge(positions.observations)
    assert (judge.asked, judge.computed) == (100, 1)
    np.testing.assert_array_equal(first.logits, again.logits)
