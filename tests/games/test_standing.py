"""A game as it stands: whose turn it is, who has what, who won."""

import numpy as np
import pytest

from pellucid.errors import BadInput
from pellucid.games.game import game
from pellucid.games.marks import marks, owners, winning_cells
from pellucid.games.standing import Standing, reach

FOUR, THREE = game("connect-four"), game("tic-tac-toe")


def at(name: str, moves: str) -> Standing:
    (found,) = reach(game(name), [moves])
    assert isinstance(found, Standing)
    return found


def test_games_of_different_length_are_reached_side_by_side() -> None:
    found = reach(THREE, ["", "5", "519", "x", "55", "1425369"])
    assert [one.text for one in found if isinstance(one, Standing)] == ["", "5", "519"]
    assert [str(one).split(".")[0] for one in found if isinstance(one, BadInput)] == [
        "'x' is no move", "5 cannot be played", "6 cannot be played: the game is over after 14253",
    ]  # fmt: skip


def test_every_earlier_moment_is_behind() -> None:
    standing, earlier = at("tic-tac-toe", "519"), list[str]()
    while standing.before is not None:
        standing = standing.before
        earlier.append(standing.text)
    assert earlier == ["51", "5", ""]


def test_a_full_column_and_a_taken_cell_are_told() -> None:
    with pytest.raises(BadInput, match=r"Expected one of 1, 2, 3, 5, 6, 7\. Column 4 is full"):
        at("connect-four", "444444").play("4")
    with pytest.raises(BadInput, match="Cell 5 is taken after 5"):
        at("tic-tac-toe", "5").play("5")


@pytest.mark.parametrize(
    ("moves", "cells"),
    [
        ("4455667", {(5, 3), (5, 4), (5, 5), (5, 6)}),
        ("4343434", {(5, 3), (4, 3), (3, 3), (2, 3)}),
        ("12233434474", {(5, 0), (4, 1), (3, 2), (2, 3)}),
        ("76655454414", {(5, 6), (4, 5), (3, 4), (2, 3)}),
    ],
    ids=["across", "up", "rising", "falling"],
)
def test_the_four_that_won_are_found(moves: str, cells: set[tuple[int, int]]) -> None:
    standing = at("connect-four", moves)
    assert standing.over
    assert standing.winner == 0
    assert winning_cells(standing) == cells


def test_nothing_won_marks_nothing() -> None:
    assert winning_cells(at("connect-four", "44")) == set()
    draw = at("tic-tac-toe", "519328467")
    assert (draw.over, draw.winner, winning_cells(draw)) == (True, None, set())


def test_letters_stand_where_the_moves_went() -> None:
    assert marks(at("tic-tac-toe", "51")) == [["O", "", ""], ["", "X", ""], ["", "", ""]]
    assert marks(at("connect-four", "44"))[4:] == [
        [""] * 3 + ["O"] + [""] * 3,
        [""] * 3 + ["X"] + [""] * 3,
    ]


@pytest.mark.slow
def test_chess_is_drawn_from_whites_side_whoever_is_to_move() -> None:
    white = marks(at("chess", "e2e4"))
    assert white[4][4] == "P"
    assert "".join(white[0]) == "rnbqkbnr"
    assert marks(at("chess", "e2e4 e7e5"))[3:5] == [
        [""] * 4 + ["p"] + [""] * 3,
        [""] * 4 + ["P"] + [""] * 3,
    ]


def test_othello_turns_discs_over() -> None:
    assert np.argwhere(owners(at("othello", "d3")) == 0).tolist() == [
        [2, 3],
        [3, 3],
        [3, 4],
        [4, 3],
    ]


def test_hex_is_won_from_top_to_bottom_by_x_and_from_left_to_right_by_o() -> None:
    down = " ".join(f"a{row} {'k' if row < 11 else 'j'}{row}" for row in range(1, 12))
    assert at("hex", down.rsplit(" ", 1)[0]).winner == 0
    across = " ".join(f"{column}11 {column}1" for column in "abcdefghijk")
    assert at("hex", across).winner == 1
