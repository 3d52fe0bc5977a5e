"""What a player's layers and units tell: a network that is made to know a thing is seen to."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from pellucid.errors import BadInput
from pellucid.games.auc import auc
from pellucid.games.concepts import held
from pellucid.games.examples import Examples, examples
from pellucid.games.game import game
from pellucid.games.network import player_network
from pellucid.games.player import Player
from pellucid.games.probing import Probed, probing
from pellucid.games.rules import rules_of
from pellucid.games.trials import TRIALS, trials
from pellucid.games.units import Answering, units
from pellucid.network import Conv, Dense, Flatten, Network

THREE = game("tic-tac-toe")
ROWS = [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8], [0, 4, 8], [2, 4, 6]]


@pytest.fixture(scope="module")
def player() -> Player:
    """One whose last hidden unit is on exactly where the side to move can win at once.

    Unit 0 to 7: two of mine and none of theirs in a row. Unit 8 adds them up.
    """
    first = np.zeros((18, 9), np.float32)
    for unit, row in enumerate(ROWS):
        for cell in row:
            first[2 * cell, unit], first[2 * cell + 1, unit] = 1, -1
    second = np.zeros((9, 2), np.float32)
    second[:8, 0] = 1
    network = Network(
        (3, 3, 2),
        (Conv(2, 1, "linear"), Flatten(), Dense(9, "relu"), Dense(2, "relu"), Dense(12)),
    )
    parameters = network.init(0)
    parameters["conv_1"] = {
        "weights": np.eye(2, dtype=np.float32)[None, None], "bias": np.zeros(2, np.float32)
    }  # fmt: skip
    bias = np.full(9, -1, np.float32)
    parameters["dense_1"] = {"weights": first, "bias": bias}
    parameters["dense_2"] = {"weights": second, "bias": np.zeros(2, np.float32)}
    return Player(game=THREE, network=network, parameters=parameters)


@pytest.fixture(scope="module")
def met(player: Player) -> Examples:
    return examples(player, 400, seed=0)


@pytest.fixture(scope="module")
def probed(player: Player, met: Examples) -> dict[str, Probed]:
    return {one.concept.name: one for one in probing(player, met)}


@pytest.fixture(scope="module")
def answering(player: Player, met: Examples) -> dict[str, Answering]:
    return {one.concept.name: one for one in units(player, met)}


def test_games_are_never_on_both_sides(met: Examples) -> None:
    parts = trials(met, seed=0)
    assert len(parts) == TRIALS
    for fitted, judged in parts:
        assert not set(met.games[fitted]) & set(met.games[judged])
        assert len(fitted) + len(judged) == len(met.games)


def test_a_layer_that_knows_is_seen_to_know(probed: dict[str, Probed]) -> None:
    win = probed["win"]
    assert [layer.name for layer in win.layers] == [
        "inputs", "conv_1", "dense_1", "dense_2", "dense_3"
    ]  # fmt: skip
    assert win.best is not None
    assert win.best.name in ("dense_1", "dense_2")
    assert win.best.beyond
    assert win.best.right > 0.95
    assert win.layers[0].right < 0.75


def test_a_layer_that_has_what_the_board_has_tells_no_more(probed: dict[str, Probed]) -> None:
    for one in probed.values():
        board, same = one.layers[:2]
        assert same.right == pytest.approx(board.right, abs=1e-6)
        assert not same.beyond


def test_who_moved_first_is_lost_on_the_way(probed: dict[str, Probed]) -> None:
    first = probed["first"].layers
    assert first[0].right == 1
    assert first[0].known
    assert first[3].right < 0.75


def test_shuffled_answers_are_told_by_chance_alone(probed: dict[str, Probed]) -> None:
    for one in probed.values():
        for layer in one.layers:
            assert layer.shuffled < one.commoner + 0.08


def test_the_unit_that_knows_is_found(answering: dict[str, Answering]) -> None:
    best = answering["win"].best
    assert best is not None
    assert (best.layer, best.channel, best.place) == ("dense_2", 0, None)
    assert best.auc > 0.999
    assert best.shuffled < 0.65


def test_what_excites_it_most_has_it(met: Examples, answering: dict[str, Answering]) -> None:
    best = answering["win"].best
    assert best is not None
    exciting = list(best.exciting)
    assert held(THREE, met.positions)[exciting, 0].all()
    assert len(set(met.games[exciting].tolist())) == len(exciting) == 3


def test_a_cell_of_the_board_is_a_unit_with_its_place(answering: dict[str, Answering]) -> None:
    middle = answering["middle"].units[0]
    assert (middle.layer, middle.channel, middle.place, middle.auc) == ("inputs", 0, (1, 1), 1.0)
    assert middle.peaks == ((1, 1),) * 3


def test_nothing_is_claimed_of_a_network_without_weights(met: Examples) -> None:
    network = player_network(rules_of(THREE), channels=2, blocks=1, units=4)
    blank = {"conv_1": {"weights": np.zeros((3, 3, 2, 2)), "bias": np.zeros(2)}}
    player = Player(game=THREE, network=network, parameters=network.init(0) | blank)
    for one in probing(player, met):
        assert one.best is None
    for one in units(player, met):
        assert one.best is None


def test_auc_is_scikit_learns() -> None:
    random = np.random.default_rng(0)
    values, holds = random.integers(0, 4, (50, 3)).astype(float), random.random((50, 2)) < 0.4
    theirs = [[roc_auc_score(holds[:, c], values[:, u]) for c in range(2)] for u in range(3)]
    np.testing.assert_allclose(auc(values, holds), theirs)


def test_too_few_games_are_refused(player: Player, met: Examples) -> None:
    few = met._replace(games=np.minimum(met.games, 2))
    with pytest.raises(BadInput, match="3 games"):
        probing(player, few)
