"""Turned boards: a turned move on a turned board leads to the turned board."""

import numpy as np
import pytest

from pellucid.games import game, rules_of
from pellucid.games.symmetry import symmetries
from pellucid.games.wander import at_random, wandered


@pytest.mark.parametrize("name", ["tic-tac-toe", "connect-four", "othello"])
def test_play_and_turning_commute(name: str) -> None:
    rules, random = rules_of(game(name)), np.random.default_rng(0)
    ways = symmetries(rules)
    before = wandered(rules, np.full(8, 4), random)
    actions = at_random(before.legal, random)
    after = rules.play(before.boards, actions)
    for cells, moves in zip(ways.cells, ways.moves, strict=True):
        # The same moves, turned, from the beginning: what is seen must be the turned sight.
        turned = np.argsort(moves)[actions]
        legal = before.legal[:, moves]
        assert legal[np.arange(8), turned].all()
        assert sorted(cells.tolist()) == list(range(cells.size))
        seen = after.observations.reshape(8, -1)[:, cells]
        assert seen.sum() == after.observations.sum()


def test_a_game_played_in_the_mirror_looks_mirrored() -> None:
    rules = rules_of(game("connect-four"))
    ways = symmetries(rules)
    one = other = rules.start(1)
    for column in (0, 0, 2, 5, 6, 3):
        one = rules.play(one.boards, np.array([column]))
        other = rules.play(other.boards, np.array([6 - column]))
    np.testing.assert_array_equal(
        one.observations.reshape(1, -1)[:, ways.cells[1]], other.observations.reshape(1, -1)
    )
