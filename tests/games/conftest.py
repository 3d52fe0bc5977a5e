"""Players that know nothing, made once."""

import pytest

from pellucid.games import Player, game, player_network, rules_of


def untaught(name: str) -> Player:
    """A small network that plays this game as it happens to."""
    known = game(name)
    network = player_network(rules_of(known), channels=8, blocks=1, units=16)
    return Player(game=known, network=network, parameters=network.init(1))


@pytest.fixture(scope="session")
def tic_tac_toe() -> Player:
    return untaught("tic-tac-toe")


@pytest.fixture(scope="session")
def connect_four() -> Player:
    return untaught("connect-four")
