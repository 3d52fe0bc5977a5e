"""What a player makes of positions: wins and losses proved, numbers that add up."""

import os
from pathlib import Path

import jax
import numpy as np
import pytest

from pellucid.games.advice import Advice, advise
from pellucid.games.game import game
from pellucid.games.judge import Judge
from pellucid.games.network import player_network
from pellucid.games.review import review
from pellucid.games.rules import rules_of
from pellucid.games.search import Search, Sight
from pellucid.games.shipped import player_of
from pellucid.games.standing import Standing, reach

THREE = game("tic-tac-toe")


@pytest.fixture(scope="module")
def search() -> Search:
    return player_of(THREE).search()


def at(*texts: str) -> list[Standing]:
    found = reach(THREE, texts)
    assert all(isinstance(one, Standing) for one in found)
    return [one for one in found if isinstance(one, Standing)]


def advice(search: Search, *texts: str, simulations: int = 40) -> list[Advice]:
    return advise(search, at(*texts), Sight(simulations), np.random.default_rng(0))


def test_a_win_is_proved_and_played(search: Search) -> None:
    (found,) = advice(search, "1425")
    assert (found.move, found.proof, found.plies, found.value) == ("3", 1, 1, 1.0)
    assert found.line == ("3",)
    assert found.of("3").proof == 1


def test_a_loss_is_proved_and_put_off(search: Search) -> None:
    # X has 3-5-7 and 3-6-9 to complete, on the two free cells 7 and 9; O can take only one.
    (found,) = advice(search, "52163", simulations=100)
    assert (found.proof, found.plies) == (-1, 2)
    assert found.value == -1.0
    assert found.line[1] in ("7", "9")


def test_what_the_network_thought_first_adds_up(search: Search) -> None:
    for found in advice(search, "", "5", "519"):
        assert sum(one.policy for one in found.moves) == pytest.approx(1, abs=1e-5)
        assert sum(one.visits for one in found.moves) == 40
        assert all(-1 <= one.value <= 1 for one in found.moves)
        assert found.line[0] == found.move == found.moves[0].name


def test_many_at_once_are_answered_as_one_by_one(search: Search) -> None:
    texts = ("", "5", "51", "519", "5193")
    alone = [advice(search, text)[0] for text in texts]
    together = advice(search, *texts)
    assert [one.move for one in together] == [one.move for one in alone]
    assert [one.line for one in together] == [one.line for one in alone]


def test_without_simulations_the_network_answers_alone(search: Search) -> None:
    (found,) = advice(search, "51", simulations=0)
    assert found.move == max(found.moves, key=lambda one: one.policy).name
    assert found.value == found.opinion
    assert all(one.visits == 0 for one in found.moves)


def test_the_line_is_played_by_the_rules(search: Search) -> None:
    (standing,) = at("5")
    (found,) = advice(search, "5", simulations=100)
    for move in found.line:
        standing = standing.play(move)
    assert len(standing.moves) == 1 + len(found.line) > 2


def test_a_review_finds_where_the_game_was_thrown_away(search: Search) -> None:
    # O threatens to complete 1-2-3; X lets it.
    (ended,) = at("519342")
    judged = review(search, ended, Sight(150), np.random.default_rng(0))
    assert [one.move for one in judged] == list("519342")
    assert [one.move for one in judged if one.thrown] == ["4"]
    assert (judged[4].best, judged[4].kept, judged[4].better) == (0, -1, ("2",))
    assert (judged[5].best, judged[5].kept, judged[5].source) == (1, 1, "proof")


def test_where_a_solver_has_scored_the_position_its_word_counts() -> None:
    """The first of the scored positions, and what its scores say of each of the seven moves."""
    line = _scored().read_text(encoding="utf-8").splitlines()[0]
    moves, *scores = line.split()
    known = {str(column): int(score) for column, score in enumerate(scores, 1)}
    best = max(known, key=lambda move: known[move])
    worst = min((move for move in known if known[move] > -1000), key=lambda move: known[move])
    for move in (best, worst):
        (ended,) = reach(game("connect-four"), [moves + move])
        assert isinstance(ended, Standing)
        judged = review(_untrained(), ended, Sight(2), np.random.default_rng(0))[-1]
        assert judged.source == "solver"
        assert (judged.best, judged.kept) == (np.sign(known[best]), np.sign(known[move]))
        assert judged.thrown == (move == worst)
        assert best in judged.better


def _scored() -> Path:
    folder = os.environ.get("PELLUCID_DATA")
    path = Path(folder or "", "connect-four-scored.txt")
    if not folder or not path.is_file():
        pytest.skip("PELLUCID_DATA has no scored positions")
    return path


def _untrained() -> Search:
    rules = rules_of(game("connect-four"))
    network = player_network(rules, channels=4, blocks=1, units=8)
    return Search(rules, Judge(network, network.init(jax.random.key(0))))
