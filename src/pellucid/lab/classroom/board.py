"""The board of quizzes: each question with who had it right, at first and in the end."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from pellucid.lab.classroom.answers import KeptAnswer
from pellucid.lab.protocol.classroom import BoardQuestion, GivenAnswer, QuizBoard

Order = Mapping[str, tuple[int, int]]
"""Where a question stands: its lesson, and its number in the quiz."""

_OWN_NETWORK = (0, 0)


def quiz_board(answers: Iterable[KeptAnswer], order: Order) -> QuizBoard:
    """The board of these answers, which are in the order they came."""

    def place(one: KeptAnswer) -> tuple[int, int, str]:
        key = one.answer.question
        return (*order.get(key, _OWN_NETWORK), key)

    found = groupby(sorted(answers, key=place), key=place)
    return QuizBoard(questions=[_question(list(group)) for _, group in found])


def tallies(board: QuizBoard) -> dict[int, tuple[int, int]]:
    """By learner: how many questions they answered, and how many they have right now."""
    counts: dict[int, tuple[int, int]] = {}
    for one in (answer for question in board.questions for answer in question.answers):
        answered, right = counts.get(one.learner, (0, 0))
        counts[one.learner] = (answered + 1, right + one.last)
    return counts


def _question(answers: Sequence[KeptAnswer]) -> BoardQuestion:
    by_learner: dict[int, list[KeptAnswer]] = {}
    for one in answers:
        by_learner.setdefault(one.learner, []).append(one)
    given = [_given(tries) for tries in by_learner.values()]
    latest = answers[-1].answer
    return BoardQuestion(
        lesson=latest.lesson,
        question=latest.question,
        text=latest.asked,
        first=sum(one.first for one in given) / len(given),
        last=sum(one.last for one in given) / len(given),
        answers=given,
    )


def _given(tries: Sequence[KeptAnswer]) -> GivenAnswer:
    first, last = tries[0], tries[-1]
    return GivenAnswer(
        learner=last.learner,
        tries=len(tries),
        first=first.answer.right,
        last=last.answer.right,
        given=last.answer.given,
    )
