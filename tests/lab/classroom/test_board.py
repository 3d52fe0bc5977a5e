"""The board: each question, and who had it right at first and in the end."""

from datetime import datetime

from pellucid.lab.classroom.answers import KeptAnswer, QuizAnswer
from pellucid.lab.classroom.board import quiz_board, tallies
from pellucid.lab.classroom.order import course_order

AT = datetime(2026, 11, 23)
ORDER = {"a": (1, 0), "b": (1, 1), "c": (2, 0)}


def kept(learner: int, question: str, right: bool) -> KeptAnswer:
    lesson, _ = ORDER.get(question, (0, 0))
    given = "right" if right else "wrong"
    return KeptAnswer(learner, f"L{learner}", QuizAnswer(lesson, question, "?", given, right), AT)


ANSWERS = [
    kept(1, "c", True), kept(1, "a", False), kept(2, "a", True), kept(1, "a", True),
    kept(2, "own", False), kept(2, "b", False), kept(2, "b", False), kept(3, "a", False),
]  # fmt: skip


def test_questions_stand_in_the_order_of_the_course() -> None:
    board = quiz_board(ANSWERS, ORDER)
    assert [one.question for one in board.questions] == ["own", "a", "b", "c"]
    assert [one.lesson for one in board.questions] == [0, 1, 1, 2]


def test_shares_at_first_and_in_the_end() -> None:
    question = quiz_board(ANSWERS, ORDER).questions[1]
    assert (question.first, question.last) == (1 / 3, 2 / 3)
    mine = question.answers[0]
    assert (mine.learner, mine.tries, mine.first, mine.last, mine.given) == (
        1,
        2,
        False,
        True,
        "right",
    )


def test_tallies_count_questions_and_not_tries() -> None:
    assert tallies(quiz_board(ANSWERS, ORDER)) == {1: (2, 2), 2: (3, 1), 3: (1, 0)}


def test_nobody_answered_nothing() -> None:
    assert quiz_board([], ORDER).questions == []


def test_every_question_of_the_course_has_its_place() -> None:
    order = course_order()
    assert {lesson for lesson, _ in order.values()} == {1, 2, 3, 4, 5}
    assert len(set(order.values())) == len(order)
