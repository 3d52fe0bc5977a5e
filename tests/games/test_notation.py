"""What moves are called: read and written the same, whatever is typed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.errors import BadInput
from pellucid.games.game import GAMES, game
from pellucid.games.notation import notation
from pellucid.games.standing import Standing, advanced, begin, reach, reached

GRIDS = [name for name in GAMES if name != "chess"]
FOUR, THREE = game("connect-four"), game("tic-tac-toe")


@given(text=st.text(max_size=30), name=st.sampled_from(list(GAMES)))
def test_any_text_is_moves_or_told_to_be_none(text: str, name: str) -> None:
    known = notation(game(name))
    try:
        moves = known.split(text)
    except BadInput:
        moves = []
    assert known.split(known.join(tuple(moves))) == moves


@given(
    columns=st.lists(st.sampled_from("1234567"), max_size=60),
    blanks=st.sampled_from(["", " ", ", "]),
)
def test_columns_may_be_parted_or_not(columns: list[str], blanks: str) -> None:
    assert notation(FOUR).split(blanks.join(columns)) == columns


@given(text=st.text("0123456789 x,-", max_size=12))
def test_any_text_leads_somewhere_or_is_told_why_not(text: str) -> None:
    (found,) = reach(THREE, [text])
    assert isinstance(found, Standing | BadInput)
    if isinstance(found, Standing):
        assert reached(THREE, found.text).moves == found.moves


@pytest.mark.slow
@pytest.mark.parametrize("name", GRIDS)
def test_every_action_has_a_name_of_its_own(name: str) -> None:
    known = notation(game(name))
    assert len(set(known.names)) == len(known.names) == len(begin(game(name)).position.legal[0])
    assert all(known.split(one) == [one] for one in known.names)


@pytest.mark.parametrize(
    ("name", "action", "called"),
    [
        ("connect-four", 6, "7"), ("tic-tac-toe", 8, "9"), ("othello", 8, "a2"),
        ("othello", 64, "pass"), ("hex", 120, "k11"), ("hex", 121, "swap"),
        ("go-9x9", 0, "a9"), ("go-9x9", 80, "j1"), ("go-9x9", 81, "pass"),
    ],
)  # fmt: skip
def test_names_are_those_of_the_board(name: str, action: int, called: str) -> None:
    assert notation(game(name)).names[action] == called


@pytest.mark.slow
def test_the_first_moves_of_chess() -> None:
    pawns = {f"{file}2{file}{rank}" for file in "abcdefgh" for rank in "34"}
    knights = {"b1a3", "b1c3", "g1f3", "g1h3"}
    start = begin(game("chess"))
    assert set(start.legal.values()) == pawns | knights
    black = {name.translate(str.maketrans("1234", "8765")) for name in pawns | knights}
    assert set(start.play("e2e4").legal.values()) == black


@pytest.mark.slow
def test_castling_and_what_a_pawn_may_become() -> None:
    (castles,) = reach(game("chess"), ["e2e4e7e5g1f3b8c6f1b5a7a6"])
    assert isinstance(castles, Standing)
    assert "e1g1" in castles.legal.values()
    (arrives,) = reach(game("chess"), ["a2a4 b7b5 a4b5 a7a6 b5a6 c8b7 a6b7 g8f6"])
    assert isinstance(arrives, Standing)
    assert {one for one in arrives.legal.values() if len(one) == 5} == {
        "b7a8q", "b7a8r", "b7a8b", "b7a8n",
    }  # fmt: skip
    assert arrives.play("b7a8").moves[-1] == "b7a8q"


@pytest.mark.slow
def test_names_of_a_position_are_never_twice_the_same() -> None:
    """In chess played at random, where every kind of move comes up."""
    random = np.random.default_rng(0)
    standings = [begin(game("chess"))] * 6
    for _ in range(30):
        standings = [one for one in standings if not one.over]
        for one in standings:
            assert len(set(one.legal.values())) == len(one.legal)
        standings = advanced(standings, [int(random.choice(list(s.legal))) for s in standings])
