"""A quiz as one JSON object: its questions without their solution, or the grades."""

from collections.abc import Sequence
from typing import Any

from pellucid.course.asking import PASS_MARK, Asked, Chosen, Given, score


def questions(asked: Sequence[Asked], chosen: Chosen, seed: int) -> dict[str, Any]:
    """What `pellucid quiz --json` prints: which answer is right is not in it."""
    return _head(chosen, seed) | {"questions": [_put(one) for one in asked]}


def grades(
    asked: Sequence[Asked], given: Sequence[Given], chosen: Chosen, seed: int
) -> dict[str, Any]:
    """What `pellucid quiz --answers LETTERS --json` prints."""
    found = score(given)
    return _head(chosen, seed) | {
        "right": found.right,
        "asked": found.asked,
        "share": found.share,
        "passed": found.passed,
        "read_again": found.read_again,
        "questions": [_graded(*pair) for pair in zip(asked, given, strict=True)],
    }


def _head(chosen: Chosen, seed: int) -> dict[str, Any]:
    return {
        "lesson": chosen.lesson,
        "why": chosen.why,
        "seed": seed,
        "pass_mark": PASS_MARK,
    }


def _put(one: Asked) -> dict[str, Any]:
    question = one.question
    return {
        "id": question.id,
        "fact": question.fact,
        "text": question.text,
        "answers": {letter: answer.text for letter, answer in one.answers.items()},
        "section": question.section or None,
        "experiment": question.experiment or None,
    }


def _graded(one: Asked, given: Given) -> dict[str, Any]:
    letters = [letter for letter, answer in one.answers.items() if answer == given.answer]
    return _put(one) | {
        "given": letters[0] if letters else None,
        "right": given.right,
        "solution": one.right,
        "feedback": {letter: answer.feedback for letter, answer in one.answers.items()},
    }
