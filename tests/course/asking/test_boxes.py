"""Leitner's boxes, against a table of them worked out by hand, and by their properties."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pellucid.course.asking import INTERVALS, answered, due, next_due
from pellucid.course.progress import QuestionPlace

from ..made import question

DAY = date(2026, 1, 31)
PLACES = st.builds(
    QuestionPlace,
    box=st.integers(0, len(INTERVALS) - 1),
    due=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    asked=st.integers(1, 50),
    right=st.just(0),
)


def test_a_learner_who_always_knows_is_asked_more_and_more_seldom() -> None:
    """By hand: right on the day it is due, each time."""
    place, today = None, DAY
    waits: list[int] = []
    for _ in range(7):
        place = answered(place, True, today)
        waits.append((place.due - today).days)
        today = place.due
    assert waits == [1, 3, 7, 21, 60, 60, 60]
    assert (place.asked, place.right) == (7, 7)
    missed = answered(place, False, today)
    assert (missed.box, missed.due, missed.asked, missed.right) == (0, today, 8, 7)


@given(PLACES, st.booleans(), st.integers(0, 400))
def test_right_never_comes_sooner_and_wrong_comes_at_once(
    place: QuestionPlace, right: bool, late: int
) -> None:
    today = place.due + timedelta(late)
    found = answered(place, right, today)
    assert found.asked == place.asked + 1
    assert found.right == place.right + right
    if right:
        assert found.box >= place.box
        assert found.due > today
    else:
        assert (found.box, found.due) == (0, today)


@given(PLACES, st.integers(1, 400))
def test_knowing_too_early_changes_nothing_but_the_count(place: QuestionPlace, early: int) -> None:
    found = answered(place, True, place.due - timedelta(early))
    assert (found.box, found.due) == (place.box, place.due)
    assert answered(place, False, place.due - timedelta(early)).box == 0


def test_what_is_due_the_longest_due_first() -> None:
    one, two, three, four = (question(name) for name in ("one", "two", "three", "four"))
    at = lambda days: QuestionPlace(box=1, due=DAY + timedelta(days), asked=1, right=1)  # noqa: E731 -- short
    places = {"one": at(0), "two": at(-5), "three": at(1), "gone": at(-9)}
    assert due(places, (one, two, three, four), DAY) == (two, one)
    assert next_due(places, (three, four)) == DAY + timedelta(1)
    assert next_due(places, (four,)) is None
