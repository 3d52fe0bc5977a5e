"""`pellucid match`: players against each other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pellucid.games.record import load_record

LEAST = ("match", "tic-tac-toe", "random", "--games", 6, "--simulations", 4)


def test_a_network_beats_chance(tell: Callable) -> None:
    found = tell(
        "match", "tic-tac-toe", "random", "--games", 40, "--simulations", 16, "--json"
    ).json
    assert found["games"] == 40
    assert found["elo"] is None or found["elo"] > 200
    assert found["interval"][0] > 100
    for side in ("first", "second"):
        assert sum(found[side].values()) == 20
    assert len({one["opening"] for one in found["meetings"]}) == 20


def test_it_is_told_to_people(tell: Callable) -> None:
    told = tell(*LEAST)
    assert (told.code, told.err) == (0, "")
    assert "A is tic-tac-toe, B is random." in told.out
    assert "A moved first" in told.out
    assert "19 times in 20" in told.out


def test_more_rollouts_are_stronger(tell: Callable) -> None:
    players = ("rollouts:200", "rollouts:2", "--game", "tic-tac-toe")
    found = tell("match", *players, "--games", 16, "--json").json
    assert found["score"] > 10


def test_the_games_are_kept_and_can_be_looked_back_on(tell: Callable) -> None:
    told = tell(*LEAST, "--opening", 1, "--save", "kept")
    assert "The games are kept in kept. To look back on one:" in told.out
    assert "  pellucid play --replay kept/0001.game" in told.out
    records = [load_record(path) for path in sorted(Path("kept").iterdir())]
    assert len(records) == 6
    assert sorted(record.network == 0 for record in records) == [False] * 3 + [True] * 3
    for record in records:
        assert record.standing().over
        assert (record.first, record.second)[record.network or 0] == "tic-tac-toe"
        assert {record.first, record.second} == {"tic-tac-toe", "random"}
    back = tell("play", "--replay", "kept/0001.game", "--simulations", 4)
    assert back.code == 0
    assert f"X: {records[0].first}. O: {records[0].second}." in back.out


def test_who_made_the_first_move_is_known_to_the_game(tell: Callable) -> None:
    """After one move at random, whoever moves next has the second side."""
    found = tell(*LEAST, "--opening", 1, "--save", "kept", "--json").json["meetings"]
    records = [load_record(path) for path in sorted(Path("kept").iterdir())]
    for meeting, record in zip(found, records, strict=True):
        assert record.moves == meeting["moves"]
        assert record.moves.startswith(meeting["opening"])
        assert record.second == {"A": "tic-tac-toe", "B": "random"}[meeting["first"]]
        winner = record.standing().winner
        won = None if winner is None else (record.first, record.second)[winner]
        assert meeting["result"] == {None: "draw", "tic-tac-toe": "win", "random": "loss"}[won]


def test_no_game_is_written_over_another(tell: Callable) -> None:
    Path("kept").mkdir()
    Path("kept/0001.game").write_text("mine")
    told = tell(*LEAST, "--save", "kept")
    assert told.code == 2
    assert "kept holds something already" in told.err
    assert "Try: --save kept-2" in told.err
    Path("file").write_text("")
    assert "file cannot be written" in tell(*LEAST, "--save", "file").err


def test_ctrl_c_gives_the_result_so_far(tell: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    from pellucid.games.sides import RandomSide

    moves, asked = RandomSide.moves, [0]

    def interrupted(*given: object) -> object:
        asked[0] += 1
        if asked[0] > 8:  # by then some games of tic-tac-toe are over, and others are not
            raise KeyboardInterrupt
        return moves(*given)  # type: ignore[arg-type]  # whatever it was called with

    monkeypatch.setattr(RandomSide, "moves", interrupted)
    found = tell("match", "random", "random", "--game", "tic-tac-toe", "--games", 40, "--json")
    assert found.code == 0
    assert found.json["whole"] is False
    assert 0 < found.json["games"] < 40


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("random", "random"), "--game connect-four"),
        (("tic-tac-toe", "randm"), "there is no player 'randm'"),
        (("tic-tac-toe", "rollouts:x"), "'rollouts:x' is no player"),
        (("tic-tac-toe", "rollouts:0"), "'rollouts:0' is no player"),
        (("tic-tac-toe", "none.pellucid"), "none.pellucid does not exist"),
        (("tic-tac-toe", "random", "--game", "connect-four"), "plays Tic-tac-toe"),
        (("tic-tac-toe", "random", "--game", "tictac"), "Try: tic-tac-toe"),
        (("othello", "random"), "pellucid train othello"),
        (("tic-tac-toe", "random", "--games", "3"), "an even number"),
        (("tic-tac-toe", "random", "--games", "0"), "an even number"),
        (("tic-tac-toe", "random", "--opening", "-1"), "--opening is -1"),
        (("tic-tac-toe", "random", "--simulations", "-1"), "--simulations is -1"),
        (("tic-tac-toe",), "B is missing"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_meet_is_told(typed: tuple[str, ...], told: str, tell: Callable) -> None:
    found = tell("match", *typed)
    assert found.code == 2
    assert told in found.err
    assert len(found.err.splitlines()) == 1
