"""What is asked next, and why."""

from datetime import date, timedelta

from pellucid.course.asking import Given, choose, passed, score
from pellucid.course.progress import QuestionPlace

from ..made import quiz

DAY = date(2026, 1, 31)
QUIZZES = {1: quiz(1), 2: quiz(2), 3: quiz(3)}


def known(lesson: int, box: int = 1, days: int = 1, names: int = 5) -> dict[str, QuestionPlace]:
    """Places of a lesson's first questions, in a box, due so many days from now."""
    place = QuestionPlace(box=box, due=DAY + timedelta(days), asked=1, right=1)
    return {one.id: place for one in QUIZZES[lesson].questions[:names]}


def test_a_beginner_gets_the_first_lesson() -> None:
    found = choose(None, QUIZZES, {}, DAY)
    assert (found.lesson, found.earlier, found.questions) == (1, (), QUIZZES[1].questions)
    assert "lesson 1 is the next that you have not passed" in found.why


def test_what_is_due_comes_before_what_is_new() -> None:
    found = choose(None, QUIZZES, known(1, days=0, names=2), DAY)
    assert found.lesson is None
    assert found.earlier == QUIZZES[1].questions[:2]
    assert found.why == "2 questions from your lessons are due again."


def test_the_next_lesson_is_the_first_not_passed() -> None:
    assert choose(None, QUIZZES, known(1), DAY).lesson == 2
    assert choose(None, QUIZZES, known(1, names=4), DAY).lesson == 2
    assert choose(None, QUIZZES, known(1, names=3), DAY).lesson == 1
    assert not passed(QUIZZES[1], known(1, names=3))


def test_when_all_is_passed_and_nothing_due_it_says_when() -> None:
    every = known(1) | known(2, days=4) | known(3)
    found = choose(None, QUIZZES, every, DAY)
    assert (found.lesson, found.earlier, found.questions) == (None, (), ())
    assert "2026-02-01" in found.why


def test_a_lesson_comes_after_what_is_due_from_earlier_ones_only() -> None:
    every = known(1, days=-1, names=1) | known(3, days=-1)
    found = choose(2, QUIZZES, every, DAY)
    assert found.earlier == QUIZZES[1].questions[:1]
    assert found.questions == QUIZZES[2].questions
    assert found.why == "Lesson 2: 5 questions, after 1 question due from earlier lessons."


def test_four_of_five_is_enough_and_three_is_not() -> None:
    questions = QUIZZES[1].questions
    wrong = {one.id: one.answers[0] for one in questions}
    for missed, enough in ((0, True), (1, True), (2, False), (5, False)):
        given = [
            Given(one, wrong[one.id] if n < missed else one.right)
            for n, one in enumerate(questions)
        ]
        found = score(given)
        assert (found.right, found.asked, found.passed) == (5 - missed, 5, enough)
        assert found.read_again == tuple(one.section for one in questions[:missed])
    assert not score([]).passed
    assert score([Given(questions[0], None)]).missed == questions[:1]
