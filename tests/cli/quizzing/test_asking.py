"""`pellucid quiz` with a person: asked, kept, and told what came of it."""

import io
import os
import re
import select
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from .quizzes import NAMES, places, solution, written


def test_a_quiz_known_by_heart(tell: Callable, typing: Callable, course: Path, home: Path) -> None:
    letters = solution(tell, 7, "--course", course)
    told = typing(letters, 7, "--course", course)
    assert (told.code, told.err) == (0, "")
    assert told.out.count("Right. Because right of") == 5
    assert "5 of 5 right, 100 %; the mark is 80 %. Lesson 7 is passed." in told.out
    tomorrow = date.today() + timedelta(1)
    assert f"back from {tomorrow} on" in told.out
    assert {place["box"] for place in places(home).values()} == {1}
    assert set(places(home)) == set(NAMES)


def test_what_is_missed_is_explained_at_once_and_comes_back(
    tell: Callable, typing: Callable, course: Path, home: Path
) -> None:
    letters = solution(tell, 7, "--course", course)
    wrong = "".join("b" if letter == "a" else "a" for letter in letters)
    told = typing(wrong[:2] + letters[2:], 7, "--course", course)
    assert told.code == 0
    assert told.out.count("Not quite. ") == 2
    seen = f"See it happen: pellucid experiment xor --course {course}\n"
    assert told.out.count(seen) == 5
    assert "3 of 5 right, 60 %; the mark is 80 %. Lesson 7 is not passed." in told.out
    assert f"Read again: pellucid learn 7 --course {course}\n" in told.out
    assert f"back at the next pellucid quiz --course {course}\n" in told.out
    missed = [name for name, place in places(home).items() if place["box"] == 0]
    assert len(missed) == 2
    assert all(f"· About {name}" in told.out for name in missed)
    again = typing("q", "--course", course)
    assert again.out.startswith("2 questions from your lessons are due again.")


def test_leaving_keeps_what_was_answered(typing: Callable, course: Path, home: Path) -> None:
    for end in ("q", ""):  # and where nothing more is typed
        told = typing("ab" + end, 7, "--course", course)
        assert told.code == 0
        assert "Left: 2 answers of 5 kept." in told.out
        assert len(places(home)) == 2
    assert {place["asked"] for place in places(home).values()} == {2}


def test_ctrl_c_keeps_what_was_answered(
    tell: Callable, course: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(io.StringIO):
        def readline(self, size: int = -1, /) -> str:
            line = super().readline(size)
            if not line:
                raise KeyboardInterrupt
            return line

    monkeypatch.setattr("sys.stdin", Interrupted("a\nb\nc\n"))
    told = tell("quiz", 7, "--course", course)
    assert told.code == 130
    assert len(places(home)) == 3


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_ctrl_c_at_a_terminal_ends_the_waiting(course: Path, home: Path) -> None:
    """A real process at a terminal: what libraries do to signals is seen only there."""
    import pty

    ours, theirs = pty.openpty()
    code = AT_THE_TERMINAL.format(course=str(course))
    quiz = subprocess.Popen(
        [sys.executable, "-c", code], stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    read_until(ours, r"1 of 5.*> $")
    os.write(ours, b"a\n")
    read_until(ours, r"2 of 5.*> $")
    os.write(ours, b"\x03")
    assert quiz.wait(timeout=20) == 130
    os.close(ours)
    assert len(places(home)) == 1


# The process takes the terminal, and does not ignore Ctrl-C, as it would in the background.
AT_THE_TERMINAL = """
import fcntl, os, signal, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.default_int_handler)
from pellucid.cli import main
main(["quiz", "7", "--course", {course!r}])
"""


def read_until(terminal: int, mark: str) -> None:
    seen = ""
    while not re.search(mark, seen, re.DOTALL):
        assert select.select([terminal], [], [], 60)[0], f"no {mark!r} in {seen!r}"
        seen += os.read(terminal, 65536).decode(errors="replace")


def test_another_letter_is_asked_for_again(typing: Callable, course: Path, home: Path) -> None:
    told = typing("xé5 a q", 7, "--course", course)
    assert told.code == 0
    assert told.err.count("type a, b, c or d and Enter, or q to leave") == 3
    assert "'x' is none of the answers" in told.err
    assert len(places(home)) == 1


def test_bytes_that_are_no_text_are_asked_for_again(
    tell: Callable, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"\xff\xfe\nA)\n"), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", stream)
    told = tell("quiz", 7, "--course", course)
    assert told.code == 0
    assert "Left: 1 answer of 5 kept." in told.out


def test_without_a_number_it_is_the_next_lesson_and_says_why(
    typing: Callable, tell: Callable
) -> None:
    told = typing("q")
    assert told.out.startswith("Nothing is due, and lesson 1 is the next")
    assert tell("quiz", "--json").json["lesson"] == 1


def test_what_is_due_from_earlier_lessons_comes_first(
    tell: Callable, typing: Callable, course: Path
) -> None:
    (course / "quizzes" / "8.toml").write_text(written(8, ("six", "seven")))
    wrong = "".join("b" if one == "a" else "a" for one in solution(tell, 7, "--course", course))
    typing(wrong[:1], 7, "--course", course)
    told = typing("aaa", 8, "--course", course)
    assert told.out.startswith("Lesson 8: 2 questions, after 1 question due from earlier lessons.")
    first = told.out.split("1 of 3")[1].split("?")[0]
    assert first.removeprefix("  What is ") in NAMES
    assert "From earlier lessons: " in told.out
