"""Leitner's boxes: what is known is asked more and more seldom, what is missed at once again."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from pellucid.course.progress import QuestionPlace
from pellucid.course.quiz import Question

INTERVALS = (0, 1, 3, 7, 21, 60)
"""After how many days a question in each box is due again."""

LAST_BOX = len(INTERVALS) - 1


def answered(place: QuestionPlace | None, right: bool, today: date) -> QuestionPlace:
    """Where a question goes once it was answered: a right answer moves it up a box.

    A wrong one moves it back to the first, and it is due at once. A right answer before the
    question was due says little about next week: it counts, but the question stays in its box.

    Source: Leitner, So lernt man lernen, 1972. The intervals, in days, are ours.

    >>> first = answered(None, True, date(2026, 1, 31))
    >>> first.box, first.due
    (1, datetime.date(2026, 2, 1))
    """
    old = place or QuestionPlace(box=0, due=today, asked=0, right=0)
    box, again = _moved(old, right, today)
    return QuestionPlace(box=box, due=again, asked=old.asked + 1, right=old.right + right)


def _moved(old: QuestionPlace, right: bool, today: date) -> tuple[int, date]:
    if right and old.due > today:
        return old.box, old.due
    box = min(old.box + 1, LAST_BOX) if right else 0
    return box, today + timedelta(days=INTERVALS[box])


def due(
    places: Mapping[str, QuestionPlace], questions: Iterable[Question], today: date
) -> tuple[Question, ...]:
    """The questions that were asked before and are due again, those longest due first."""
    waiting = [one for one in questions if one.id in places and places[one.id].due <= today]
    return tuple(sorted(waiting, key=lambda one: places[one.id].due))


def next_due(places: Mapping[str, QuestionPlace], questions: Iterable[Question]) -> date | None:
    """The day on which the first of them is due; None where none was ever asked."""
    return min((places[one.id].due for one in questions if one.id in places), default=None)
