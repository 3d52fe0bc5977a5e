"""What is kept, as CSV: for a spreadsheet, or for the learner who asks what is there."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from pellucid.lab.classroom.answers import KeptAnswer
from pellucid.lab.protocol.classroom import Attendee

Cell = str | int | float | bool | None

# A cell that begins so is a formula to a spreadsheet, which would run what a learner typed.
# (OWASP, "CSV Injection".)
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
# Without it, Excel takes the file for one of another alphabet and breaks every accent.
_MARK = "\ufeff"


def answers_csv(answers: Iterable[KeptAnswer]) -> bytes:
    """Every answer, in the order they came; times are in UTC."""
    heads = ("learner", "lesson", "question", "asked", "given", "right", "at")
    return _table(heads, (_answer(one) for one in answers))


def learners_csv(learners: Iterable[Attendee]) -> bytes:
    """Every learner: where they were last, their last loss, and how their answers are."""
    heads = ("learner", "place", "data", "loss", "metric", "epochs", "answered", "right")
    return _table(heads, (_learner(one) for one in learners))


def _answer(one: KeptAnswer) -> Sequence[Cell]:
    answer = one.answer
    lesson = answer.lesson or None
    at = f"{one.at.isoformat()}Z"
    return (one.name, lesson, answer.question, answer.asked, answer.given, answer.right, at)


def _learner(one: Attendee) -> Sequence[Cell]:
    doing = one.doing
    bench = (doing.source, doing.loss, doing.metric, doing.epoch) if doing else (None,) * 4
    return (one.name, one.place, *bench, one.answered, one.right)


def _table(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    text = io.StringIO()
    # In quotes, a semicolon begins no cell where spreadsheets take it for a comma.
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(heads)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return (_MARK + text.getvalue()).encode()


def _safe(cell: Cell) -> Cell:
    """The cell as it stands, or, where a spreadsheet would run it, behind an apostrophe."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
