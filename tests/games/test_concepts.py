"""What a person would say of a position, against the rules themselves and counting by hand."""

import numpy as np
import pytest

from pellucid.games.concepts import concepts, held
from pellucid.games.examples import Examples, examples
from pellucid.games.game import GAMES, game
from pellucid.games.lines import completing, lines
from pellucid.games.network import player_network
from pellucid.games.player import Player
from pellucid.games.rules import Positions, rules_of
from pellucid.games.standing import Standing, gathered, reach


def so(name: str, *texts: str) -> list[set[str]]:
    """The names of the concepts that hold after each of these moves."""
    known = game(name)
    found = [one for one in reach(known, texts) if isinstance(one, Standing)]
    assert len(found) == len(texts)
    holds = held(known, gathered(found))
    names = [concept.name for concept in concepts(known)]
    return [{name for name, is_so in zip(names, row, strict=True) if is_so} for row in holds]


def winning(name: str, positions: Positions) -> np.ndarray:
    """Whether a legal move ends the game, tried by the rules."""
    rules = rules_of(game(name))
    which, actions = np.nonzero(positions.legal)
    after = rules.play(positions[which].boards, actions)
    found = np.zeros(len(positions.over), bool)
    found[which[after.outcome == -1]] = True
    return found


@pytest.fixture(scope="module")
def met() -> Examples:
    """Positions of Connect Four, by a network that knows nothing."""
    known = game("connect-four")
    network = player_network(rules_of(known), channels=2, blocks=1, units=4)
    return examples(Player(game=known, network=network, parameters=network.init(0)), 200, seed=0)


def test_the_lines_are_those_of_the_games() -> None:
    assert len(lines(3, 3, 3)) == 8
    assert len(lines(6, 7, 4)) == 69
    assert {tuple(sorted(line)) for line in lines(3, 3, 3).tolist()} >= {(0, 4, 8), (2, 4, 6)}


def test_only_an_empty_cell_completes_a_line() -> None:
    owned = np.zeros((1, 3, 3), bool)
    owned[0, 0, :2] = owned[0, 2, 0] = True
    empty = ~owned
    empty[0, 0, 2] = False
    found = np.argwhere(completing(owned, empty, 3)[0]).tolist()
    assert found == [[1, 0]]


def test_tic_tac_toe_by_hand() -> None:
    start, both, fork, lost = so("tic-tac-toe", "", "1425", "52163", "159")
    assert start == {"first"}
    assert both == {"win", "threat", "first"}
    assert fork == {"threat", "fork"}
    assert lost == {"middle"}


def test_connect_four_by_hand() -> None:
    both_ends, one_end, centre = so("connect-four", "33445", "11223", "4151")
    assert both_ends == {"threat", "fork"}
    assert one_end == {"threat"}
    assert centre == {"centre", "first"}


def test_a_threat_waits_until_its_cell_can_be_reached() -> None:
    # X has 2, 3, 4 on the second row, O on the first: X's cells at the ends lie on nothing yet.
    theirs, mine, reached = so("connect-four", "7223344", "72233447", "722334471")
    assert theirs == {"win", "their-waiting"}
    assert mine == {"threat", "fork", "waiting", "first"}
    # X has taken one of the cells below: from there O can be seen to face a threat at once.
    assert reached == {"win", "threat", "their-waiting"}


def test_a_win_at_once_is_what_the_rules_say(met: Examples) -> None:
    holds = held(game("connect-four"), met.positions)
    assert (holds[:, 0] == winning("connect-four", met.positions)).all()
    assert 0.02 < holds[:, 0].mean() < 0.9


@pytest.mark.parametrize("name", GAMES)
def test_every_game_has_concepts_that_can_be_told_of_its_start(name: str) -> None:
    known = game(name)
    holds = held(known, rules_of(known).start(2))
    assert holds.shape == (2, len(concepts(known)))
    assert holds.dtype == bool
    assert not {"win", "threat", "ahead"} & {
        concept.name for concept, so in zip(concepts(known), holds[0], strict=True) if so
    }


def test_the_positions_are_different_ones_and_the_seed_decides(met: Examples) -> None:
    assert len(met.standings) == len(met.positions.over) == len(met.games) == 200
    seen = {one.position.observations.tobytes() for one in met.standings}
    mirrored = {one.position.observations[:, :, ::-1].tobytes() for one in met.standings}
    alike = {one for one in seen & mirrored if one not in seen - mirrored}
    symmetric = {
        one.position.observations.tobytes()
        for one in met.standings
        if (one.position.observations == one.position.observations[:, :, ::-1]).all()
    }
    assert len(seen) == 200
    assert alike == symmetric
    assert not met.positions.over.any()
    assert len({len(one.moves) for one in met.standings}) > 15
