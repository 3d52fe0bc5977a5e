"""`pellucid play GAME --position`: positions answered for other programs."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

POSITION = ("play", "tic-tac-toe", "--simulations", 24, "--json", "--position")


@pytest.fixture
def lines(tell: Callable, monkeypatch: pytest.MonkeyPatch) -> Callable:
    """`lines(b"5\\n51\\n")` answers these lines of standard input: the exit code and objects."""

    def run(typed: bytes) -> tuple[int, list[dict[str, Any]]]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed)))
        told = tell(*POSITION, "-")
        return told.code, [json.loads(line) for line in told.out.splitlines()]

    return run


def test_one_position_is_one_object(tell: Callable) -> None:
    found = tell(*POSITION, "1425").json
    assert (found["move"], found["proof"], found["plies"], found["value"]) == ("3", "win", 1, 1.0)
    assert found["line"] == ["3"]
    assert set(found["policy"]) == set(found["visits"]) == set("36789")
    assert sum(found["policy"].values()) == pytest.approx(1, abs=1e-5)


def test_the_empty_board(tell: Callable) -> None:
    found = tell(*POSITION, "").json
    assert set(found["policy"]) == set("123456789")
    assert sum(found["visits"].values()) == 24
    assert -1 <= found["value"] <= 1
    assert found["proof"] is None


def test_lines_are_answered_in_order_and_bad_ones_in_their_place(lines: Callable) -> None:
    code, found = lines(b"5\n51\nx\n\n55\n1425\n14253\n\xff\n5 1,9")
    assert code == 2
    assert [one.get("position") for one in found] == [
        "5", "51", None, "", None, "1425", None, None, "519",
    ]  # fmt: skip
    errors = [one["error"] for one in found if "error" in one]
    assert [set(error) for error in errors] == [
        {"message", "given", "expected", "why", "instead"}
    ] * 4
    assert "the game is over after 14253" in errors[2]["message"]


def test_good_lines_only_is_exit_0(lines: Callable, tell: Callable) -> None:
    code, found = lines(b"5\r\n519\r\n")
    assert code == 0
    alone = tell(*POSITION, "519").json
    assert found[1]["policy"] == pytest.approx(alone["policy"], abs=1e-5)
    assert (found[1]["move"], found[1]["line"]) == (alone["move"], alone["line"])
    assert lines(b"") == (0, [])


def test_many_lines_at_once_are_those_one_by_one(lines: Callable) -> None:
    texts = [f"{first}{second}" for first in range(1, 10) for second in range(1, 10)
             if first != second]  # fmt: skip
    _, together = lines("\n".join(texts).encode())
    assert [one["position"] for one in together] == texts
    alone = [lines(text.encode())[1][0] for text in texts[::12]]
    assert [one["move"] for one in alone] == [one["move"] for one in together[::12]]


def test_for_a_person_it_is_drawn(tell: Callable) -> None:
    told = tell("play", "tic-tac-toe", "--simulations", 24, "--position", "1425")
    assert told.code == 0
    assert " X  X  3 " in told.out
    assert "X is to move. I would play 3." in told.out
    assert "Proved: X can win in 1 move" in told.out


def test_lines_without_json_are_moves(tell: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"1425\nx\n")))
    told = tell("play", "tic-tac-toe", "--simulations", 24, "--position", "-")
    assert (told.code, told.out) == (2, "3\n\n")
    assert "'x' is no move" in told.err


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(text=st.text("123456789 ,x-", max_size=10).filter(lambda text: text != "-"))
def test_any_text_is_answered_or_told(text: str, tell: Callable) -> None:
    told = tell("play", "tic-tac-toe", "--simulations", 2, "--json", f"--position={text}")
    assert told.code == (2 if "error" in told.json else 0)
    assert "Traceback" not in told.err


@pytest.mark.slow
def test_a_program_that_waits_for_each_answer_gets_it() -> None:
    """The answer comes before the next line is written."""
    command = [sys.executable, "-m", "pellucid", *map(str, POSITION), "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for text in ("5", "519"):
            running.stdin.write(f"{text}\n".encode())
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["position"] == text
        running.stdin.close()
        assert running.wait() == 0
