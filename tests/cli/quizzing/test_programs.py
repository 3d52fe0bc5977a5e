"""`pellucid quiz` for programs and platforms, and what is told of a mistake."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from .quizzes import NAMES, places, solution


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


def test_a_quiz_in_spanish_has_the_same_solution(tell: Callable) -> None:
    english, spanish = (
        tell("quiz", 3, "--answers", "-" * 12, "--json", "--language", code).json["questions"]
        for code in ("en", "es")
    )
    assert [one["solution"] for one in english] == [one["solution"] for one in spanish]
    assert [one["id"] for one in english] == [one["id"] for one in spanish]
    assert spanish[0]["text"].startswith("¿") or "¿" in spanish[0]["text"]
    said = tell("quiz", 3, "--answers", "-" * 12, "--language", "es").out
    assert "Sin responder." in said
    assert "0 de 12 correctas, 0 %; hace falta un 80 %." in said
    assert "Vuelve a leer «" in tell("quiz", 3, "--export", "gift", "--language", "es").out
