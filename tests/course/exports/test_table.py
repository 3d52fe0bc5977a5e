"""CSV, read back by Python's own reader and by polars."""

import csv
import io

import polars as pl
from hypothesis import given

from pellucid.course.exports import exported
from pellucid.course.exports.table import COLUMNS, as_csv
from pellucid.course.exports.wording import clean
from pellucid.course.quiz import Quiz
from pellucid.course.quizzes_of import quizzes_of

from .nasty import QUIZZES


def expected(quizzes: list[Quiz]) -> list[list[str]]:
    return [
        [
            str(quiz.lesson), one.id, "" if one.fact is None else str(one.fact), clean(one.text),
            *(clean(answer.text) for answer in one.answers),
            "abcd"[[answer.right for answer in one.answers].index(True)],
            *(clean(answer.feedback) for answer in one.answers),
            clean(one.section), one.experiment,
        ]
        for quiz in quizzes
        for one in quiz.questions
    ]  # fmt: skip


@given(QUIZZES)
def test_python_reads_what_was_written(quizzes: list[Quiz]) -> None:
    head, *rows = csv.reader(io.StringIO(as_csv(quizzes), newline=""), strict=True)
    assert tuple(head) == COLUMNS
    assert rows == expected(quizzes)


@given(QUIZZES)
def test_polars_reads_what_was_written(quizzes: list[Quiz]) -> None:
    frame = pl.read_csv(exported("csv", quizzes), infer_schema=False).fill_null("")
    assert tuple(frame.columns) == COLUMNS
    assert [list(row) for row in frame.rows()] == expected(quizzes)


def test_the_whole_course_is_a_row_a_question() -> None:
    course = list(quizzes_of().values())
    frame = pl.read_csv(exported("csv", course))
    assert frame.height == sum(len(quiz.questions) for quiz in course)
    assert frame["fact"].drop_nulls().sort().to_list() == list(range(1, 26))
    assert set(frame["right"]) <= set("abcd")
