"""CSV that a spreadsheet reads as it was meant, and never runs."""

import csv
import io
from datetime import datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.lab.classroom.answers import KeptAnswer, QuizAnswer
from pellucid.lab.classroom.export import answers_csv, learners_csv
from pellucid.lab.protocol.classroom import Attendee, Doing

AT = datetime(2026, 11, 23, 10, 0)


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def answered(given: str) -> bytes:
    answer = QuizAnswer(2, "xor-hidden", "Why does it fail?", given, right=False)
    return answers_csv([KeptAnswer(1, "José", answer, AT)])


def test_answers_are_read_back_by_any_reader() -> None:
    frame = pl.read_csv(answered('Because "straight", it is'))
    assert frame.to_dicts() == [
        {
            "learner": "José",
            "lesson": 2,
            "question": "xor-hidden",
            "asked": "Why does it fail?",
            "given": 'Because "straight", it is',
            "right": "no",
            "at": "2026-11-23T10:00:00Z",
        }
    ]


@pytest.mark.parametrize(
    "formula",
    ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", '=HYPERLINK("http://x")'],
)
def test_no_cell_is_a_formula(formula: str) -> None:
    assert rows(answered(formula))[1][4] == f"'{formula}"


@given(st.text())
def test_whatever_was_typed_stays_in_its_cell(text: str) -> None:
    text = text.encode(errors="replace").decode()
    found = rows(answered(text))
    assert [len(row) for row in found] == [7, 7]
    cell = found[1][4]
    assert cell.removeprefix("'").replace("\r\n", "\n") in (
        text.removeprefix("'").replace("\r\n", "\n"),
        text.replace("\r\n", "\n"),
    )
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_learners_with_and_without_a_bench() -> None:
    doing = Doing(
        source="xor", hidden=[(4, "tanh")], optimizer="sgd", learning_rate=0.03, loss=0.25, epoch=7
    )
    learners = [
        Attendee(
            learner=1, name="Ana", online=True, place="lesson/2", doing=doing, answered=3, right=2
        ),
        Attendee(learner=2, name="Eva", online=False),
    ]
    assert rows(learners_csv(learners))[1:] == [
        ["Ana", "lesson/2", "xor", "0.25", "", "7", "3", "2"],
        ["Eva", "", "", "", "", "", "0", "0"],
    ]
