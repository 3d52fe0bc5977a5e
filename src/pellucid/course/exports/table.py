"""A table of questions, one a row, for spreadsheets and programs."""

import csv
import io
from collections.abc import Iterator, Sequence

from pellucid.course.asking.order import LETTERS
from pellucid.course.exports.wording import clean
from pellucid.course.quiz import Question, Quiz

COLUMNS = (
    "lesson", "id", "fact", "question", *LETTERS, "right",
    *(f"feedback_{letter}" for letter in LETTERS), "section", "experiment",
)  # fmt: skip
"""The answers are a to d, `right` is the letter of the right one; what is unknown is empty."""


def as_csv(quizzes: Sequence[Quiz]) -> str:
    """The quizzes as CSV, a question a row under the names in `COLUMNS` (RFC 4180, but \\n)."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(
        list(_row(question, quiz.lesson)) for quiz in quizzes for question in quiz.questions
    )
    return written.getvalue()


def _row(question: Question, lesson: int) -> Iterator[str | int]:
    yield from (lesson, question.id, "" if question.fact is None else question.fact)
    yield clean(question.text)
    yield from (clean(answer.text) for answer in question.answers)
    yield LETTERS[question.answers.index(question.right)]
    yield from (clean(answer.feedback) for answer in question.answers)
    yield from (clean(question.section), question.experiment)
