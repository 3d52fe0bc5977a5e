"""Every game of two goes through the same door: it is played, learned from, and the loss falls."""

from dataclasses import replace

import numpy as np
import pytest

from pellucid.games import Judge, Search, SelfPlay, game, player_network, rules_of, self_play
from pellucid.games.learn import begin, learn
from pellucid.games.replay import Replay
from pellucid.games.selfplay import unwatched
from pellucid.games.symmetry import symmetries


@pytest.mark.slow
@pytest.mark.parametrize("name", ["othello", "hex", "go-9x9", "chess"])
def test_it_is_played_and_learned(name: str) -> None:
    # The first moves of some games are enough to learn from.
    rules = rules_of(replace(game(name), longest=16))
    network, random = (
        player_network(rules, channels=8, blocks=1, units=16),
        np.random.default_rng(0),
    )
    learner = begin(network, 1)
    search = Search(rules, Judge(network, learner.parameters))
    settings = SelfPlay(games=8, simulations=4, scatter=8)
    played = self_play(rules, search, settings, random, unwatched)
    assert 100 < len(played.lessons.outcome) <= 8 * 16
    memory = Replay(1000, rules.shape).after(played.lessons)
    losses: list[float] = []
    for _ in range(40):
        batch = memory.draw(32, symmetries(rules), random)
        learner, parts = learn(network, learner, batch, 3e-3)
        losses.append(float(parts.sum()))
    assert np.mean(losses[-5:]) < 0.95 * np.mean(losses[:5])
