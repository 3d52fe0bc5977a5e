"""Plain tree search: sound enough to be measured against."""

from functools import cache

import numpy as np
import pytest

from pellucid.games.game import game
from pellucid.games.rollouts import Rollouts
from pellucid.games.standing import Standing, begin, gathered, reach

THREE = game("tic-tac-toe")
LINES = ("012", "345", "678", "036", "147", "258", "048", "246")


@cache
def worth(board: str, side: str) -> int:
    """The exact outcome for who is to move, by trying everything: independent of the rules."""
    if any(all(board[int(cell)] == other(side) for cell in line) for line in LINES):
        return -1
    if " " not in board:
        return 0
    return max(-worth(after, other(side)) for after in followers(board, side).values())


def other(side: str) -> str:
    return "XO"[side == "X"]


def followers(board: str, side: str) -> dict[int, str]:
    return {c: board[:c] + side + board[c + 1 :] for c in range(9) if board[c] == " "}


def drawn(standing: Standing) -> str:
    board = [" "] * 9
    for ply, move in enumerate(standing.moves):
        board[int(move) - 1] = "XO"[ply % 2]
    return "".join(board)


@pytest.fixture(scope="module")
def positions() -> list[Standing]:
    """Games after three to six moves at random, going on, in which some move is a mistake."""
    random, found = np.random.default_rng(3), dict[str, Standing]()
    while len(found) < 32:
        moves = "".join(str(cell + 1) for cell in random.permutation(9)[: random.integers(3, 7)])
        (one,) = reach(THREE, [moves])
        if isinstance(one, Standing) and not one.over:
            side = "XO"[one.side]
            outcomes = {
                -worth(after, other(side)) for after in followers(drawn(one), side).values()
            }
            if len(outcomes) > 1:
                found[drawn(one)] = one
    return list(found.values())


def test_it_plays_small_games_perfectly(positions: list[Standing]) -> None:
    chosen = Rollouts(THREE, 1000).moves(gathered(positions), np.random.default_rng(0))
    for one, move in zip(positions, chosen.tolist(), strict=True):
        side, board = "XO"[one.side], drawn(one)
        after = followers(board, side)[move]
        assert -worth(after, other(side)) == worth(board, side), (board, side, move)


def test_every_rollout_looks_at_a_move_of_the_root(positions: list[Standing]) -> None:
    visits = Rollouts(THREE, 200).visits(gathered(positions), 0)
    assert (visits.sum(axis=1) == 200).all()
    assert (visits[~gathered(positions).legal] == 0).all()


def test_the_same_seed_gives_the_same_search(positions: list[Standing]) -> None:
    first, again, another = (
        Rollouts(THREE, 200).visits(gathered(positions), seed) for seed in (5, 5, 6)
    )
    assert (first == again).all()
    assert (first != another).any()


def test_in_connect_four_it_sees_a_win_and_a_threat() -> None:
    win, block = reach(game("connect-four"), ["415262", "112233"])
    assert isinstance(win, Standing)
    assert isinstance(block, Standing)
    wins = Rollouts(game("connect-four"), 400).moves(
        gathered([win, block]), np.random.default_rng(0)
    )
    assert wins[1] == 3
    assert not begin(game("connect-four")).over
