"""`pellucid play` with a person: a board, an opponent that explains itself, nothing ever lost."""

import _thread
import io
import json
import os
import re
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pellucid.cli.typed import typed_key
from pellucid.games import game, player_of, save_player

DRAW = "519328467"


@pytest.fixture
def typing(tell: Callable, monkeypatch: pytest.MonkeyPatch) -> Callable:
    """`typing(("5", "why"), "tic-tac-toe")` plays it with these lines typed."""

    def run(lines: tuple[str, ...], *arguments: object) -> Any:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return tell("play", *arguments, "--simulations", 24)

    return run


def test_without_a_game_it_says_what_there_is(tell: Callable) -> None:
    told = tell("play")
    assert told.code == 0
    for line in ("pellucid play tic-tac-toe", "pellucid train othello", "pellucid train chess"):
        assert line in told.out
    games = {one["name"]: one["ready"] for one in tell("play", "--json").json["games"]}
    assert (games["tic-tac-toe"], games["chess"]) == (True, False)


def test_a_move_is_answered_and_explained(typing: Callable) -> None:
    told = typing(("5", "why", "hint"), "tic-tac-toe")
    assert (told.code, told.err) == (0, "")
    assert "You are X, Pellucid is O." in told.out
    assert "The network's first thought: " in told.out
    assert "where +1 is won and −1 lost; the network alone says " in told.out
    assert "looked at" in told.out
    assert "I would play " in told.out
    assert "Left. To go on:\n  pellucid play tic-tac-toe --moves 5" in told.out
    assert "\x1b" not in told.out


def test_the_network_may_begin(typing: Callable) -> None:
    told = typing((), "tic-tac-toe", "--second")
    assert "You are O, Pellucid is X." in told.out
    assert told.out.count("I play ") == 1
    assert "--second" in told.out.splitlines()[-1]


def test_a_game_to_its_end_marks_what_won(typing: Callable) -> None:
    told = typing(("3",), "tic-tac-toe", "--moves", "1425")
    assert told.code == 0
    assert "[X][X][X]" in told.out
    assert "You win." in told.out
    assert "Left." not in told.out


def test_a_draw_and_what_can_be_said_after_it(typing: Callable) -> None:
    told = typing(("7", "hint", "5", "undo", "moves", "quit"), "tic-tac-toe", "--moves", DRAW[:-1])
    assert "A draw." in told.out
    assert "The game is over: undo takes back your last move." in told.out
    assert "the game is over after 519328467" in told.out
    assert f"Played: {DRAW[:-1]}\nYou may play: 7\n" in told.out


def test_a_mistake_is_told_and_nothing_is_lost(typing: Callable) -> None:
    lines = ("5", "5", "0", "x9", "undoo", "12", "", "\x00\x1b[2J", "moves")
    told = typing(lines, "tic-tac-toe")
    assert told.code == 0
    assert "Cell 5 is taken after 5" in told.out
    assert "'0' is no move" in told.out
    assert "Try: undo" in told.out
    assert "12 is 2 moves. Expected one at a time." in told.out
    assert "Type a move, or help." in told.out
    assert "Played: 5" in told.out.split("Type a move, or help.")[1]
    assert "\x1b" not in told.out


def test_a_full_column_is_told(tell: Callable) -> None:
    told = tell("play", "connect-four", "--model", "none.pellucid", "--position", "4444444")
    assert told.code == 2
    assert "none.pellucid does not exist" in told.err


def test_moves_are_taken_back(typing: Callable) -> None:
    told = typing(("undo", "5", "undo", "moves"), "tic-tac-toe")
    assert "There is no move of yours to take back." in told.out
    assert "Played: nothing yet" in told.out


def test_why_before_the_first_move(typing: Callable) -> None:
    assert "I have not moved yet." in typing(("why",), "tic-tac-toe").out


def test_help_lists_every_word(typing: Callable) -> None:
    told = typing(("help",), "tic-tac-toe")
    for word in ("hint", "why", "undo", "board", "moves", "save", "help", "quit"):
        assert f"\n  {word:<6}" in told.out


def test_threats_are_marked_when_asked_for(typing: Callable) -> None:
    told = typing(("threats",), "tic-tac-toe", "--moves", "1425")
    assert told.code == 0
    assert " X  X x3 " in told.out
    assert " O  O o6 " in told.out
    assert "X would win at once with 3.\nO would win at once with 6.\n" in told.out
    assert "could not win at once" in typing(("threats",), "tic-tac-toe").out


def test_threats_are_marked_always(typing: Callable) -> None:
    told = typing((), "tic-tac-toe", "--moves", "1425", "--threats")
    assert " X  X x3 " in told.out
    told = typing((), "tic-tac-toe", "--moves", "1425")
    assert " X  X  3 " in told.out
    told = typing((), "connect-four", "--position", "33445", "--threats")
    assert " ·  x  X  X  X  x  · " in told.out


def test_a_cell_where_both_would_win(typing: Callable) -> None:
    assert " X  X xo3" in typing(("threats",), "tic-tac-toe", "--moves", "152986").out


def test_a_game_is_kept_move_by_move_and_gone_on_with(typing: Callable) -> None:
    typing(("5",), "tic-tac-toe", "--save", "a.game")
    kept = json.loads(Path("a.game").read_text())
    assert (kept["game"], kept["first"], kept["second"]) == ("tic-tac-toe", "you", "Pellucid")
    assert len(kept["moves"]) == 2
    told = typing(("moves",), "--load", "a.game")
    assert f"Played: {kept['moves']}" in told.out
    assert "You are X" in told.out


def test_saving_by_word_names_the_file_and_never_replaces_another(typing: Callable) -> None:
    told = typing(("5", "save", "save b", "save no/where"), "tic-tac-toe")
    go_on = "pellucid play tic-tac-toe --load tic-tac-toe.game"
    assert f"The game is kept in tic-tac-toe.game. To go on:\n  {go_on}\n" in told.out
    assert Path("b.game").is_file()
    assert "no/where.game cannot be written" in told.out
    assert "The game is not lost: --moves 5" in told.out
    assert typing(("1", "save"), "tic-tac-toe").out.count("kept in tic-tac-toe-2.game") == 1


def test_ctrl_c_while_a_move_is_waited_for_keeps_the_game(
    tell: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            line = super().readline(size)
            if not line:
                raise KeyboardInterrupt
            return line

    monkeypatch.setattr("sys.stdin", Interrupted("5\n"))
    told = tell("play", "tic-tac-toe", "--simulations", 8)
    assert told.code == 130
    assert "kept in tic-tac-toe.game. To go on:\n  pellucid play tic-tac-toe --load" in told.out
    assert len(json.loads(Path("tic-tac-toe.game").read_text())["moves"]) == 2


def test_ctrl_c_while_it_thinks_keeps_the_move(
    tell: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Typed(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            threading.Timer(0.5, _thread.interrupt_main).start()
            return super().readline(size)

    monkeypatch.setattr("sys.stdin", Typed("5\n"))
    told = tell("play", "tic-tac-toe", "--simulations", 100_000)
    assert told.code == 130
    assert json.loads(Path("tic-tac-toe.game").read_text())["moves"] == "5"


def test_a_whole_game_for_programs(typing: Callable) -> None:
    told = typing(("3",), "tic-tac-toe", "--moves", "1425", "--json")
    assert told.json == {
        "game": "tic-tac-toe", "moves": "14253", "plies": 5, "network": "second", "over": True,
        "winner": "first",
    }  # fmt: skip


def test_quick_play_varies_by_seed_and_other_play_does_not(tell: Callable) -> None:
    def moves(*options: object) -> set[str]:
        asked = ("play", "tic-tac-toe", "--position", "", "--json", *options)
        return {tell(*asked, "--seed", seed).json["move"] for seed in range(5)}

    assert len(moves("--strength", "quick")) > 1
    assert len(moves("--simulations", 8)) == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("tictactoe",), "Try: tic-tac-toe"),
        (("othello",), "pellucid train othello"),
        (("tic-tac-toe", "--first", "--second"), "--first and --second were given"),
        (("tic-tac-toe", "--strength", "stong"), "Try: strong"),
        (("tic-tac-toe", "--strength", "quick", "--simulations", "9"), "were given"),
        (("tic-tac-toe", "--simulations", "-1"), "--simulations is -1"),
        (("othello", "--threats"), "pellucid train othello"),
        (("tic-tac-toe", "--simulations", "1000001"), "--simulations is 1000001"),
        (("tic-tac-toe", "--save", "a.csv"), "Try: --save a.game"),
        (("tic-tac-toe", "--save", "no/a.game"), "cannot be written"),
        (("tic-tac-toe", "--moves", "55"), "Cell 5 is taken after 5"),
        (("tic-tac-toe", "--moves", "5", "--load", "a.game"), "--moves and --load were given"),
        (("tic-tac-toe", "--load", "none.game"), "none.game does not exist"),
        (("tic-tac-toe", "--replay", "none.game"), "none.game does not exist"),
        (("tic-tac-toe", "--model", "none.pellucid"), "none.pellucid does not exist"),
        (("a.game",), "Try: pellucid play --load a.game"),
        (("--moves", "5"), "no game was named"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_played_is_told(typed: tuple[str, ...], told: str, tell: Callable) -> None:
    found = tell("play", *typed)
    assert found.code == 2
    assert told in found.err
    assert len(found.err.splitlines()) == 1
    assert not list(Path().iterdir())


def test_a_network_of_another_game_or_of_none_is_told(tell: Callable) -> None:
    other = Path("other.pellucid")
    save_player(player_of(game("tic-tac-toe")), other)
    told = tell("play", "connect-four", "--model", other)
    assert told.code == 2
    assert "other.pellucid plays Tic-tac-toe" in told.err
    other.write_bytes(other.read_bytes()[:2000])
    assert "is not a whole player" in tell("play", "--model", other).err
    with zipfile.ZipFile("table.pellucid", "w") as model:  # as pellucid train iris writes it
        model.writestr("model.json", "{}")
    told = tell("play", "tic-tac-toe", "--model", "table.pellucid")
    assert told.code == 2
    assert "is not a player" in told.err


def test_a_window_too_narrow_for_the_board_is_told(
    typing: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "10")
    monkeypatch.setenv("FORCE_COLOR", "1")
    told = typing(("5", "moves"), "tic-tac-toe")
    assert told.code == 0
    assert "board" in told.out
    said = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", told.out).split())
    assert "and the board needs 12" in said
    assert "Played: 5" in said


def test_a_game_looked_back_on(tell: Callable) -> None:
    kept = {"format": 1, "game": "tic-tac-toe", "moves": "519342", "first": "Ann", "second": "Bo"}
    Path("a.game").write_text(json.dumps(kept))
    told = tell("play", "--replay", "a.game", "--simulations", 150)
    assert told.code == 0
    assert "X: Ann. O: Bo." in told.out
    assert told.out.count(" plays ") == 6
    said = "5. X plays 4: a draw was there, a loss is left (proved). Better: 2."
    assert said in told.out
    assert "O won. Given away at move 5" in told.out
    facts = tell("play", "--replay", "a.game", "--simulations", 150, "--json").json
    assert [one["move"] for one in facts["review"]] == list("519342")
    fifth = facts["review"][4]
    assert (fifth["thrown"], fifth["held"], fifth["kept"]) == (True, "draw", "loss")
    assert fifth["better"] == ["2"]


class Keyboard:
    """A terminal whose keys are pressed one by one, each when somebody waits for one.

    What is typed before that is not heard.
    """

    def __init__(self, keys: str) -> None:
        self._end, self.terminal = os.openpty()
        self._waited_for = threading.Semaphore(0)
        self._typist = threading.Thread(target=self._press, args=(keys,), daemon=True)

    def __enter__(self) -> "Keyboard":
        self._typist.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._typist.join(60)
        os.close(self._end)

    def key(self) -> str:
        """The next key that is pressed."""
        self._waited_for.release()
        return typed_key()

    def _press(self, keys: str) -> None:
        import termios

        for key in keys:
            self._waited_for.acquire()
            while termios.tcgetattr(self._end)[3] & termios.ICANON:
                time.sleep(0.001)
            os.write(self._end, key.encode())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize(
    ("keys", "moves"), [("\r \n  ", "12345"), ("b\rbx\rq", "1212"), ("q", "1"), ("\x04", "1")]
)
def test_in_a_terminal_keys_leaf_through_a_game(
    keys: str, moves: str, tell: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.game").write_text(json.dumps({"game": "tic-tac-toe", "moves": "14253"}))
    monkeypatch.setenv("FORCE_COLOR", "1")
    with Keyboard(keys) as keyboard, os.fdopen(keyboard.terminal) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        monkeypatch.setattr("pellucid.cli.playing.replay.typed_key", keyboard.key)
        told = tell("play", "--replay", "a.game", "--simulations", 4)
    assert told.code == 0
    assert "X won." in told.out
    assert re.findall(r"(\d)\. [XO] plays", told.out) == list(moves)
