"""Where a side would win at once: what the rules say of every move, and by hand."""

import pytest

from pellucid.games.arena import openings
from pellucid.games.game import game
from pellucid.games.standing import Standing, reached
from pellucid.games.threats import Threat, threats


def found(name: str, moves: str) -> set[Threat]:
    return set(threats(reached(game(name), moves)))


def winning(standing: Standing) -> set[str]:
    """The moves that end the game for who makes them, tried by the rules."""
    side = standing.side
    return {move for move in standing.legal.values() if standing.play(move).winner == side}


@pytest.mark.parametrize(("name", "plies"), [("tic-tac-toe", 5), ("connect-four", 18)])
def test_the_moves_that_win_are_those_the_rules_know(name: str, plies: int) -> None:
    wins = 0
    for standing in openings(game(name), 30, plies, seed=0):
        mine = {one.move for one in threats(standing) if one.side == standing.side}
        assert mine == winning(standing)
        wins += len(mine)
    assert wins > 5


def test_of_both_sides_and_where() -> None:
    assert found("tic-tac-toe", "1425") == {Threat(0, (0, 2), "3"), Threat(1, (1, 2), "6")}
    assert found("tic-tac-toe", "1523") == {Threat(1, (2, 0), "7")}
    assert found("connect-four", "33445") == {Threat(0, (5, 1), "2"), Threat(0, (5, 5), "6")}


def test_a_cell_that_cannot_be_reached_yet_is_no_threat() -> None:
    # X has 2, 3, 4 on the second row, and its cells at the ends lie on nothing.
    assert found("connect-four", "7223344") == {Threat(1, (5, 0), "1"), Threat(1, (5, 4), "5")}


def test_none_where_the_game_is_over_or_no_row_wins() -> None:
    assert found("tic-tac-toe", "14253") == set()
    assert found("othello", "d3") == set()
