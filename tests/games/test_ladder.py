"""Ratings from results."""

import numpy as np

from pellucid.games.ladder import Result, ratings


def test_ratings_follow_from_chances() -> None:
    """Players of known strength, and the scores they would make on average."""
    true, games = np.array([0.0, 150.0, 400.0, 380.0]), 100_000
    pairs = [(a, b) for a in range(4) for b in range(a)]
    chance = {pair: 1 / (1 + 10 ** ((true[pair[1]] - true[pair[0]]) / 400)) for pair in pairs}
    results = [Result(*pair, games * chance[pair], games) for pair in pairs]
    np.testing.assert_allclose(ratings(4, results), true, atol=0.5)


def test_a_player_that_won_every_game_has_a_rating() -> None:
    found = ratings(2, [Result(1, 0, 64.0, 64)])
    assert 500 < found[1] < 1500
