"""`pellucid match`: players against each other."""

from collections.abc import Callable

import pytest

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


def test_ctrl_c_gives_the_result_so_far(tell: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    from pellucid.games.sides import RandomSide

    moves, asked = RandomSide.moves, [0]

    def interrupted(*given: object) -> object:
        asked[0] += 1
        if asked[0] > 8:  # by then some games of tic-tac-toe are over, and others are not
            raise KeyboardInterrupt
        return moves(*given)  # type: ignore[arg-type]

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
