"""The search: what it proves is so, what it counts adds up."""

import numpy as np
import pytest
from tests.games.minimax import worth

from pellucid.games import Player, Positions, Sight
from pellucid.games.search.descend import halving
from pellucid.games.standing import gathered, reach
from pellucid.games.wander import wandered


def at(player: Player, *texts: str) -> Positions:
    """The positions after these moves."""
    return gathered(reach(player.game, texts))  # type: ignore[arg-type]  # all can be played


def random() -> np.random.Generator:
    return np.random.default_rng(0)


def test_what_is_proved_of_tic_tac_toe_is_so(tic_tac_toe: Player) -> None:
    positions = wandered(tic_tac_toe.rules, np.arange(300) % 9, random())
    thought = tic_tac_toe.search().think(positions, Sight(40), random())
    flat = positions.observations.reshape(300, 9, 2).astype(int)
    true = np.array([worth(tuple(row)) for row in (flat[..., 0] - flat[..., 1]).tolist()])
    proved = thought.proof != 2
    assert 0.5 < proved.mean() < 1  # it proves much, and not what 40 looks cannot
    np.testing.assert_array_equal(thought.proof[proved], true[proved])
    np.testing.assert_array_equal(thought.value[proved], true[proved])


def test_a_proved_position_is_played_right(tic_tac_toe: Player) -> None:
    positions = wandered(tic_tac_toe.rules, np.arange(300) % 9, random())
    thought = tic_tac_toe.search().think(positions, Sight(40), random())
    after = tic_tac_toe.rules.play(positions.boards, thought.move)
    flat = after.observations.reshape(300, 9, 2).astype(int)
    left = np.array([worth(tuple(row)) for row in (flat[..., 0] - flat[..., 1]).tolist()])
    proved = thought.proof != 2
    np.testing.assert_array_equal(-left[proved], thought.proof[proved])


def test_the_soonest_win_and_the_latest_loss(connect_four: Player) -> None:
    # Column 1 wins at once; in the other, nothing stops two threats, but 4 holds one of them off.
    wins, loses = at(connect_four, "112233"), at(connect_four, "1223345")
    thought = connect_four.search().think(wins, Sight(64), random())
    assert (thought.move[0], thought.proof[0], thought.plies[0]) == (3, 1, 1)
    assert connect_four.search().think(loses, Sight(200), random()).proof[0] != 1


def test_every_look_is_counted_once(connect_four: Player) -> None:
    positions = at(connect_four, "", "44", "4453")
    thought = connect_four.search().think(positions, Sight(48), random())
    assert (thought.proof == 2).all()
    np.testing.assert_array_equal(thought.visits.sum(axis=1), 48)


def test_shares_are_shares_of_legal_moves_only(connect_four: Player) -> None:
    positions = wandered(connect_four.rules, np.full(40, 30), random())
    thought = connect_four.search().think(positions, Sight(16, noise=1.0), random())
    for policy in (thought.policy, thought.before):
        np.testing.assert_allclose(policy.sum(axis=1), 1, rtol=1e-5)
        assert (policy[~positions.legal] == 0).all()
    assert positions.legal[np.arange(40), thought.move].all()


def test_a_position_is_judged_as_it_would_be_alone(connect_four: Player) -> None:
    positions = wandered(connect_four.rules, np.full(20, 12), random())
    together = connect_four.search().think(positions, Sight(24), random())
    alone = [
        connect_four.search().think(positions[row : row + 1], Sight(24), random())
        for row in range(20)
    ]
    np.testing.assert_array_equal(together.move, [one.move[0] for one in alone])
    np.testing.assert_array_equal(together.visits, [one.visits[0] for one in alone])


def test_without_simulations_the_network_plays_alone(connect_four: Player) -> None:
    positions = wandered(connect_four.rules, np.full(20, 5), random())
    search = connect_four.search()
    thought = search.think(positions, Sight(0), random())
    np.testing.assert_array_equal(thought.move, search.judged(positions).argmax(axis=1))


@pytest.mark.parametrize("considered", range(1, 17))
@pytest.mark.parametrize("simulations", [1, 7, 32, 200])
def test_halving_tries_its_moves_in_order(considered: int, simulations: int) -> None:
    turns = halving(considered, simulations)
    assert len(turns) == simulations
    tried = [0] * considered
    for turn in turns:
        assert turn in tried, "a move is asked for that was tried so often"
        tried[tried.index(turn)] += 1
    assert max(tried) >= simulations / considered
