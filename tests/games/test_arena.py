"""The arena, and how much stronger its results show one side to be."""

from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.games.arena import Meeting, meet, openings
from pellucid.games.elo import elo
from pellucid.games.game import game
from pellucid.games.rules import Positions
from pellucid.games.sides import RandomSide
from pellucid.games.standing import Standing

THREE = game("tic-tac-toe")


class FirstLegal:
    """Plays the first legal move."""

    def moves(self, positions: Positions, random: np.random.Generator) -> np.ndarray:
        del random
        return positions.legal.argmax(axis=1)


class Winner(FirstLegal):
    """Plays the last legal move: against the first legal one it is known who wins."""

    def moves(self, positions: Positions, random: np.random.Generator) -> np.ndarray:
        del random
        return positions.legal.shape[1] - 1 - positions.legal[:, ::-1].argmax(axis=1)


def met(sides: tuple, starts: list[Standing], seed: int = 0) -> list[Meeting]:
    found: list[Meeting] = []
    meet(sides, starts, seed, found.append)
    return found


def test_each_opening_is_played_by_both() -> None:
    starts = openings(THREE, 40, None, 0)
    found = met((RandomSide(), RandomSide()), starts)
    assert sorted((one.opening, one.first) for one in found) == sorted(
        (start.text, first) for start in starts for first in (0, 1)
    )


def test_scores_are_the_first_players_whoever_begins() -> None:
    # From the empty board: 1, 9, 2, 8, 3 makes the top row; and the mirror image of it.
    (first, second) = sorted(met((FirstLegal(), Winner()), openings(THREE, 1, 0, 0)))
    assert (first.first, first.score) == (0, 1.0)
    assert (second.first, second.score) == (1, 0.0)


def test_openings_differ_as_far_as_there_are_so_many() -> None:
    assert len({one.text for one in openings(THREE, 9, 1, 0)}) == 9
    assert len({one.text for one in openings(THREE, 30, None, 0)}) == 30
    assert [one.text for one in openings(THREE, 3, 0, 0)] == ["", "", ""]
    assert all(not one.over for one in openings(THREE, 60, 6, 0))


def test_the_same_seed_gives_the_same_match() -> None:
    first, again, another = (
        met((RandomSide(), RandomSide()), openings(THREE, 20, None, seed), seed)
        for seed in (1, 1, 2)
    )
    assert first == again
    assert first != another


@given(wins=st.integers(0, 60), losses=st.integers(0, 60), draws=st.integers(0, 60))
def test_elo_is_the_same_from_both_sides(wins: int, losses: int, draws: int) -> None:
    games = wins + losses + draws
    one, other = elo(wins + draws / 2, games), elo(losses + draws / 2, games)
    assert one.difference == pytest.approx(-other.difference, abs=1e-5)
    assert one.low == pytest.approx(-other.high, abs=1e-5)
    assert one.low <= one.difference <= one.high


def test_elo_says_what_its_formula_says() -> None:
    assert elo(10, 11).difference == pytest.approx(400)
    assert elo(20, 20).difference == inf
    assert elo(20, 20).low == pytest.approx(400 * np.log10(20 / 1.96**2), abs=1e-3)
    # Wilson's interval of 50 of 100 is 0.4038 to 0.5962.
    assert elo(50, 100).high == pytest.approx(400 * np.log10(0.5962 / 0.4038), abs=0.5)
