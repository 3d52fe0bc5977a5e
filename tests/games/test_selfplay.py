"""Self-play: whole games, whose outcome each position is told."""

import numpy as np
import pytest
from tests.games.minimax import worth

from pellucid.errors import BadInput
from pellucid.games import Player, SelfPlay, self_play
from pellucid.games.selfplay import Played, unwatched

SETTINGS = SelfPlay(games=12, simulations=6, scatter=4)


def played(player: Player, settings: SelfPlay = SETTINGS, seed: int = 0) -> Played:
    random = np.random.default_rng(seed)
    return self_play(player.rules, player.search(), settings, random, unwatched)


def test_positions_are_told_how_their_games_ended(tic_tac_toe: Player) -> None:
    found = played(tic_tac_toe)
    lessons = found.lessons
    assert sum(found.first) == found.games == 12
    assert len(lessons.outcome) == round(found.plies * 12)
    np.testing.assert_allclose(lessons.policy.sum(axis=1), 1, rtol=1e-4)
    assert (lessons.policy[~lessons.legal] == 0).all()
    # A position with an immediate win is proved, so its game cannot be told as lost or drawn.
    cells = lessons.observations.reshape(-1, 9, 2).astype(int)
    for row, outcome in zip(cells[..., 0] - cells[..., 1], lessons.outcome, strict=True):
        board = tuple(row.tolist())
        if board.count(0) <= 2:
            assert outcome - 1 == worth(board)


def test_the_same_seed_plays_the_same_games(tic_tac_toe: Player) -> None:
    one, same, other = (played(tic_tac_toe, seed=seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one.lessons.policy, same.lessons.policy)
    assert one.lessons.policy.shape != other.lessons.policy.shape or not np.array_equal(
        one.lessons.policy, other.lessons.policy
    )


def test_games_are_as_long_as_is_worth_playing(connect_four: Player) -> None:
    found = played(connect_four, SelfPlay(games=4, simulations=2, scattered=0))
    assert 7 <= found.plies <= 42


@pytest.mark.parametrize(
    "setting", [{"games": 0}, {"simulations": 1}, {"scattered": 1.5}, {"scatter": -1}]
)
def test_settings_no_game_can_be_played_with(setting: dict[str, int]) -> None:
    with pytest.raises(BadInput, match=next(iter(setting))):
        SelfPlay(**setting)
