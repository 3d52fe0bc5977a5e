"""The order of a session follows from its seed, and from nothing else."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from pellucid.course.asking import Chosen, first_as_read, in_order, session, shuffled

from ..made import question, quiz

SEEDS = st.integers(0, 2**31 - 5000)
MANY = [question(f"q-{n}") for n in range(12)]


@given(SEEDS)
def test_nothing_is_lost_and_the_same_seed_is_the_same_order(seed: int) -> None:
    asked = in_order(MANY, seed)
    assert asked == in_order(list(reversed(MANY)), seed)
    assert {one.question.id for one in asked} == {one.id for one in MANY}
    for one in asked:
        assert tuple(one.answers) == ("a", "b", "c", "d")
        assert set(one.answers.values()) == set(one.question.answers)
        assert one.answers[one.right] == one.question.right


def test_an_answer_s_letter_does_not_hang_on_its_neighbours() -> None:
    alone = {one.question.id: one.answers for q in MANY for one in in_order([q], 7)}
    assert {one.question.id: one.answers for one in in_order(MANY, 7)} == alone


def test_another_time_is_another_order() -> None:
    letters = {in_order([MANY[0]], 0, times={"q-0": n})[0].right for n in range(20)}
    assert letters == {"a", "b", "c", "d"}


def test_every_letter_is_right_about_as_often() -> None:
    """Chi-squared with 3 degrees of freedom exceeds 16.3 once in a thousand times."""
    many = [question(f"q-{n}") for n in range(400)]
    counts = Counter(one.right for one in in_order(many, 1))
    assert sum((counts[letter] - 100) ** 2 / 100 for letter in "abcd") < 16.3


def test_a_quiz_with_shuffled_answers_is_the_same_quiz() -> None:
    made = quiz()
    found = shuffled(made, 3)
    assert [one.id for one in found.questions] == [one.id for one in made.questions]
    for one, other in zip(found.questions, made.questions, strict=True):
        assert set(one.answers) == set(other.answers)
    assert found != made


def test_a_lesson_is_asked_as_it_goes_the_first_time_and_in_another_order_then() -> None:
    chosen = Chosen("", 1, (MANY[0],), tuple(MANY[1:]))
    first = first_as_read(chosen, 3, {"q-0": 2})
    assert [one.question.id for one in first] == [one.id for one in MANY]
    times = {"q-0": 2, "q-5": 1}
    again = first_as_read(chosen, 3, times)
    assert again == session(chosen, 3, times=times)
    assert [one.question.id for one in again] != [one.id for one in MANY]
