"""The players that come with Pellucid."""

import os
from pathlib import Path

import numpy as np
import pytest

from pellucid.games import Judge, Player, Search, Sight, game, rules_of
from pellucid.games.exhaustive import every_game
from pellucid.games.shipped import player_of
from pellucid.games.sides import NetworkSide
from pellucid.games.standing import gathered, reach, reached

_SCORED = Path(os.environ.get("PELLUCID_DATA", "")) / "connect-four-scored.txt"


@pytest.fixture(scope="module")
def connect_four() -> Player:
    return player_of(game("connect-four"))


@pytest.mark.parametrize("first", [True, False], ids=["first", "second"])
@pytest.mark.parametrize("simulations", [0, 24], ids=["alone", "looking ahead"])
def test_tic_tac_toe_is_never_lost(simulations: int, *, first: bool) -> None:
    """Every reply of every opponent."""
    player = player_of(game("tic-tac-toe"))
    tally = every_game(player.rules, NetworkSide(player.search(), simulations), first=first)
    assert tally.lost == 0
    assert tally.won > 50


def test_a_board_and_its_mirror_image_are_judged_alike(connect_four: Player) -> None:
    rules = rules_of(connect_four.game)
    both = gathered([reached(connect_four.game, text) for text in ("3356", "5532")])
    judged = connect_four.search().judged(both)
    np.testing.assert_allclose(judged[0], judged[1, ::-1], rtol=1e-5)
    plain = Search(rules, Judge(connect_four.network, connect_four.parameters))
    unlike = plain.judged(both)
    assert np.abs(unlike[0] - unlike[1, ::-1]).max() > 1e-4


@pytest.mark.slow
@pytest.mark.skipif(not _SCORED.exists(), reason="PELLUCID_DATA has no scored positions")
def test_connect_four_keeps_what_positions_are_worth(connect_four: Player) -> None:
    """In those of the scored positions in which a move can throw value away."""
    lines = [line.split() for line in _SCORED.read_text().splitlines()]
    scores = np.array([[int(score) for score in line[1:]] for line in lines])
    keeping = np.sign(scores) == np.sign(scores.max(axis=1, keepdims=True))
    hard = ((scores > -1000) & ~keeping).any(axis=1)
    standings = reach(connect_four.game, [line[0] for line in lines])
    positions = gathered(standings)[hard]  # type: ignore[arg-type]  # all can be played
    for simulations, least in ((0, 0.88), (256, 0.96)):
        search = connect_four.search()
        moves = search.think(positions, Sight(simulations), np.random.default_rng(0)).move
        assert keeping[hard][np.arange(len(moves)), moves].mean() >= least
