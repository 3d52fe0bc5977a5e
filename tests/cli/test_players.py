"""Players, given to the commands that take models, and models where players are wanted."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pellucid.games.game import game
from pellucid.games.network import player_network
from pellucid.games.player import Origin, Player, save_player
from pellucid.games.rules import rules_of
from pellucid.games.shipped import player_of

THREE = game("tic-tac-toe")


@pytest.fixture(scope="module")
def player(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("players") / "mine.pellucid"
    known = player_of(THREE)
    origin = Origin(command="pellucid train tic-tac-toe", games=1234, positions=9876, seed=5)
    network, parameters = known.network, known.parameters
    save_player(Player(game=THREE, network=network, parameters=parameters, origin=origin), path)
    return path


def test_show_says_what_it_is(tell: Callable, player: Path) -> None:
    told = tell("show", player)
    assert told.code == 0
    for part in (
        "plays Tic-tac-toe", "residual_1", "└ conv_2", "9 moves, 3 outcomes", "1,234 games",
        "9,876 positions", "seed 5", "pellucid train tic-tac-toe", f"--model {player}",
    ):  # fmt: skip
        assert part in told.out


def test_show_counts_the_networks_own_numbers(tell: Callable, player: Path) -> None:
    facts, known = tell("show", player, "--json").json, player_of(THREE)
    assert facts["game"] == "tic-tac-toe"
    assert [layer["name"] for layer in facts["layers"]] == list(known.network.names)
    shapes = [facts["inputs"], *(layer["outputs"] for layer in facts["layers"])]
    assert [tuple(shape) for shape in shapes] == list(known.network.shapes)
    assert sum(layer["parameters"] for layer in facts["layers"]) == facts["parameters"]
    assert facts["games"] == 1234


def test_a_position_is_explained(tell: Callable, player: Path) -> None:
    told = tell("explain", player, "1425")
    assert told.code == 0
    for part in (
        "X is to move", "Its shares: ", "I can win at once; they threaten", "residual_1: unit",
        f"pellucid play tic-tac-toe --model {player} --position '1425'",
    ):  # fmt: skip
        assert part in told.out
    facts = tell("explain", "tic-tac-toe", "1425", "--json").json
    assert facts["board"] == [["X", "X", ""], ["O", "O", ""], ["", "", ""]]
    assert facts["policy"][facts["move"]] == max(facts["policy"].values())
    assert facts["holds"]["I can win at once"] is True
    assert len(facts["cells_for_move"]) == 3


def test_a_network_is_explained(tell: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pellucid.cli.explaining.player._POSITIONS", 200)
    network = player_network(rules_of(THREE), channels=2, blocks=1, units=4)
    save_player(Player(game=THREE, network=network, parameters=network.init(0)), "new.pellucid")
    told = tell("explain", "new.pellucid")
    assert told.code == 0
    assert "I can win at once" in told.out
    assert "asked about 200 positions" in told.out
    facts = tell("explain", "new.pellucid", "--json").json
    assert facts["positions"] == 200
    assert [one["name"] for one in facts["concepts"]] == [
        "win",
        "threat",
        "fork",
        "middle",
        "first",
    ]
    board, *layers = facts["concepts"][3]["layers"]
    assert board["name"] == "inputs"
    assert board["right"] > 0.95
    assert all(layer["lowest"] <= layer["right"] <= layer["highest"] for layer in layers)
    cell = facts["concepts"][3]["units"][0]
    assert (cell["place"], cell["auc"]) == ([1, 1], 1.0)
    other = tell("explain", "new.pellucid", "--json").json
    assert other == facts  # the seed decides


@pytest.mark.parametrize(
    ("moves", "said"),
    [("14253", "the game is over"), ("11", "Cell 1 is taken"), ("1 x", "'x' is no move")],
)
def test_a_position_that_is_none(moves: str, said: str, tell: Callable) -> None:
    told = tell("explain", "tic-tac-toe", moves)
    assert told.code == 2
    assert said in told.err


@pytest.mark.parametrize("option", [("--row", 2), ("--network", 2), ("--figure", "a.png")])
def test_options_of_models_are_refused(option: tuple, tell: Callable) -> None:
    told = tell("explain", "tic-tac-toe", "1", *option)
    assert told.code == 2
    assert f"{option[0]} says nothing about a network that plays" in told.err


def test_a_game_without_a_player_says_how_to_make_one(tell: Callable) -> None:
    told = tell("explain", "chess")
    assert told.code == 2
    assert "pellucid train chess" in told.err


@pytest.mark.parametrize("command", [("predict", "iris"), ("listen",)])
def test_commands_for_models_say_what_a_player_is(
    command: tuple, tell: Callable, player: Path
) -> None:
    name, *rest = command
    told = tell(name, player, *rest)
    assert told.code == 2
    assert "is a network that plays tic-tac-toe" in told.err
    assert f"Try: pellucid play --model {player}" in told.err


def test_commands_for_players_say_where_a_model_is_told(tell: Callable, models: Path) -> None:
    path = models / "iris.pellucid"
    told = tell("play", "--model", path, "--position", "")
    assert told.code == 2
    assert f"{path} is not a player" in told.err
    assert f"pellucid show {path}" in told.err


def test_a_model_still_needs_its_input(tell: Callable, models: Path) -> None:
    told = tell("explain", models / "iris.pellucid")
    assert told.code == 2
    assert "INPUT is missing" in told.err
