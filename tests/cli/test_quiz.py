"""`pellucid quiz`."""

import csv
import io
import json
import os
import re
import select
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

QUESTION = """
[[question]]
id = "{name}"
text = "What is {name}?"
section = "About {name}"
experiment = "xor"
"""
ANSWER = """[[question.answer]]
text = "{text}"
{right}feedback = "Because {text}."
"""


def written(lesson: int, names: tuple[str, ...]) -> str:
    """A quiz whose right answers all say so."""
    text = f"lesson = {lesson}\n"
    for name in names:
        text += QUESTION.format(name=name)
        for answer in ("right", "wrong", "false", "no"):
            right = "right = true\n" if answer == "right" else ""
            text += ANSWER.format(text=f"{answer} of {name}", right=right)
    return text


NAMES = ("one", "two", "three", "four", "five")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The learner's own folder: never that of whoever runs the tests."""
    monkeypatch.setenv("PELLUCID_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A teacher's folder with a lesson 7."""
    folder = tmp_path / "course" / "quizzes"
    folder.mkdir(parents=True)
    (folder / "7.toml").write_text(written(7, NAMES))
    return folder.parent


@pytest.fixture
def typing(tell: Callable, monkeypatch: pytest.MonkeyPatch) -> Callable:
    """`typing("ab q", "7")` runs `pellucid quiz 7` with a, b and q typed, a line each."""

    def run(typed: str, *arguments: object) -> Any:
        lines = "".join(f"{one}\n" for one in typed.replace(" ", ""))
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        return tell("quiz", *arguments)

    return run


def solution(tell: Callable, *arguments: object) -> str:
    """The letters of the right answers, found from the questions by their texts."""
    asked = tell("quiz", *arguments, "--json").json["questions"]
    return "".join(
        letter
        for one in asked
        for letter, text in one["answers"].items()
        if text == f"right of {one['id']}"
    )


def places(home: Path) -> dict[str, Any]:
    return json.loads((home / "progress.json").read_text())["questions"]


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


def test_questions_for_programs_do_not_tell_the_solution(tell: Callable, course: Path) -> None:
    found = tell("quiz", 7, "--course", course, "--json").json
    assert found["lesson"] == 7
    assert len(found["questions"]) == 5
    for one in found["questions"]:
        assert set(one["answers"]) == {"a", "b", "c", "d"}
        assert not {"right", "feedback", "solution"} & set(one)
    other = tell("quiz", 7, "--course", course, "--json", "--seed", 1).json
    assert [one["answers"] for one in other["questions"]] != [
        one["answers"] for one in found["questions"]
    ]


@pytest.mark.parametrize("seed", [0, 5])
def test_letters_are_graded(tell: Callable, course: Path, home: Path, seed: int) -> None:
    options = (7, "--course", course, "--seed", seed)
    letters = solution(tell, *options)
    told = tell("quiz", *options, "--answers", letters, "--json")
    assert told.code == 0
    assert (told.json["right"], told.json["passed"], told.json["read_again"]) == (5, True, [])
    told = tell("quiz", *options, "--answers", "--" + letters[2:].upper(), "--json")
    assert told.code == 1
    assert (told.json["right"], told.json["passed"]) == (3, False)
    graded = told.json["questions"]
    assert "".join(one["solution"] for one in graded) == letters
    assert [one["given"] for one in graded] == [None, None, *letters[2:]]
    assert told.json["read_again"] == [f"About {one['id']}" for one in graded[:2]]
    assert not home.exists()
    said = tell("quiz", *options, "--answers", "-" + letters[1:])
    assert said.code == 0
    assert "Left out." in said.out
    assert "4 of 5 right, 80 %" in said.out


def test_hand_on_as_csv_and_gift_and_qti(tell: Callable, course: Path) -> None:
    told = tell("quiz", 7, "--course", course, "--export", "csv")
    rows = list(csv.DictReader(io.StringIO(told.out)))
    assert [row["id"] for row in rows] == list(NAMES)
    assert all(row[row["right"]] == f"right of {row['id']}" for row in rows)
    assert len({row["right"] for row in rows}) > 1
    told = tell("quiz", "--course", course, "--export", "gift", "--out", "all.txt", "--json")
    assert told.json["lessons"] == [1, 2, 3, 4, 5, 7]
    assert Path("all.txt").read_text().count("$CATEGORY") == 6
    assert tell("quiz", 7, "--course", course, "--export", "qti", "--out", "q.zip").code == 0
    with zipfile.ZipFile("q.zip") as file:
        assert "imsmanifest.xml" in file.namelist()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("9",), "there is no quiz of lesson '9'. Expected one of: 1, 2, 3, 4, 5."),
        (("two",), "there is no quiz of lesson 'two'"),
        (("-1",), "-1"),
        (("²",), "there is no quiz of lesson '²'"),
        (("9" * 5000,), "there is no quiz"),
        (("1", "--answers", "abx"), "Try: --answers ab-"),
        (("1", "--answers", "ab"), "--answers has 2 letters"),
        (("--answers", "ab"), "--answers stands without a lesson"),
        (("1", "--export", "gfit"), "Try: --export gift"),
        (("1", "--export", "foo"), "Try: --export "),
        (("1", "--export", "qti"), "stands without --out"),
        (("1", "--export", "csv", "--out", "none/at/all.csv"), "cannot be written"),
        (("1", "--out", "x.csv"), "Try: --export csv --out x.csv"),
        (("1", "--data", "iris"), "Try: --model NAME.pellucid --data iris"),
        (("1", "--model", "x.pellucid"), "Try: pellucid quiz --model x.pellucid"),
        (("--model", "none.pellucid"), "none.pellucid does not exist"),
        (("1", "--export", "csv", "--answers", "a"), "Try: pellucid quiz --export csv"),
        (("1", "--course", "nowhere"), "Try: --course FOLDER"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_message(tell: Callable, arguments: tuple[str, ...], said: str) -> None:
    told = tell("quiz", *arguments)
    assert told.code == 2
    assert said in told.err
    assert len(told.err.splitlines()) == 1
    assert told.out == ""


def test_a_folder_is_suggested(tell: Callable, course: Path) -> None:
    near = tell("quiz", "--course", course.with_name("corse"))
    assert f"Try: --course {course}\n" in near.err
    inside = tell("quiz", "--course", course / "quizzes" / "7.toml")
    assert f"Try: --course {course}\n" in inside.err
    assert f"Try: pellucid quiz 1 --course {course}\n" in tell("quiz", 99, "--course", course).err


def test_a_mistake_in_a_teacher_s_file_is_told_with_its_line(tell: Callable, course: Path) -> None:
    path = course / "quizzes" / "7.toml"
    text = path.read_text()
    path.write_text(text.replace('id = "two"', 'id = two"'))
    told = tell("quiz", 7, "--course", course)
    at = text.splitlines().index('id = "two"') + 1
    assert told.code == 2
    assert f"7.toml, line {at}: this is not TOML" in told.err
    path.write_text(text.replace('feedback = "Because no of three."\n', ""))
    told = tell("quiz", 7, "--course", course)
    assert told.code == 2
    assert "answer 4 of question 3 has no feedback" in told.err


def test_progress_that_cannot_be_used_is_told_and_the_quiz_goes_on(
    typing: Callable, course: Path, home: Path
) -> None:
    home.mkdir()
    (home / "progress.json").write_text('{"version": 1, "lessons"')
    told = typing("aq", 7, "--course", course)
    assert told.code == 0
    assert "is damaged, so that your progress begins afresh" in told.err
    assert (home / "progress.damaged-1.json").exists()
    assert len(places(home)) == 1
    later = '{"version": 9}'
    (home / "progress.json").write_text(later)
    told = typing("aaq", 7, "--course", course)
    assert told.code == 0
    assert told.err.count("later version") == 1
    assert "Left: nothing is kept." in told.out
    assert "back at the next" not in told.out
    assert (home / "progress.json").read_text() == later


def test_a_damaged_progress_file_is_told_to_programs_too(tell: Callable, home: Path) -> None:
    home.mkdir()
    (home / "progress.json").write_text('{"version": 1, "lessons"')
    told = tell("quiz", "--json")
    assert told.json["lesson"] == 1
    assert told.err.count("is damaged, so that your progress begins afresh") == 1
    assert (home / "progress.damaged-1.json").exists()


@pytest.mark.parametrize("name", ["iris", "moons", "diabetes"])
def test_questions_about_an_own_network(
    name: str, tell: Callable, typing: Callable, models: Path, home: Path
) -> None:
    model = models / f"{name}.pellucid"
    found = tell("quiz", "--model", model, "--json").json
    counted = tell("show", model, "--json").json
    texts = {one["id"]: one for one in found["questions"]}
    each = counted["parameters"] // counted["networks"]
    if "own-parameters" in texts:
        assert f"{each:,}" in texts["own-parameters"]["answers"].values()
    graded = tell("quiz", "--model", model, "--json", "--answers", "-" * len(texts)).json
    right = "".join(one["solution"] for one in graded["questions"])
    assert tell("quiz", "--model", model, "--answers", right, "--json").code == 0
    told = typing(right, "--model", model)
    assert told.code == 0
    assert told.out.count("Right. ") >= len(texts)
    assert not home.exists()


def test_the_row_asked_about_is_the_row_that_is_predicted(tell: Callable, models: Path) -> None:
    model = models / "iris.pellucid"
    asked = tell("quiz", "--model", model, "--data", "iris", "--json", "--seed", 2).json
    many = len(asked["questions"])
    options = ("--model", model, "--seed", 2, "--json", "--answers", "-" * many)
    graded = {one["id"]: one for one in tell("quiz", *options).json["questions"]}
    one = graded["own-answer-of-row"]
    row = int(one["text"].split("row ")[1].split(" ")[0])
    predicted = tell("predict", model, "iris", "--json").json["predictions"][row]
    assert one["answers"][one["solution"]].startswith(f"{predicted}, ")


def test_an_own_network_of_pictures(tell: Callable, models: Path, pictures: Path) -> None:
    model = models / "pictures.pellucid"
    few = tell("quiz", "--model", model, "--json").json["questions"]
    more = tell("quiz", "--model", model, "--data", pictures, "--json").json["questions"]
    assert len(few) < len(more)
    assert any(".png" in one["text"] for one in more)
