"""What a model answers to one example, and how sure it is."""

from collections.abc import Iterator

import numpy as np

from pellucid.course.own.form import Choice, apart, question, share
from pellucid.course.own.subject import Subject
from pellucid.course.quiz import Question

_LEAST = 0.1


def answer_of_row(subject: Subject) -> Question | None:
    """The answer to an example drawn by the seed, with its probability."""
    if not len(subject.outputs) or subject.model.task == "regression":
        return None
    row = int(subject.random("answer-of-row").integers(len(subject.outputs)))
    shares = subject.model.shares(subject.outputs[row : row + 1])[0]
    winner = int(subject.model.answers(subject.outputs[row : row + 1])[0])
    sure = float(shares[winner])
    told = f"It answers {subject.class_of(winner)}, {share(sure)} sure"
    return question(
        "answer-of-row",
        f"What does your model answer to {subject.named(row)}, and how sure is it?",
        Choice(_said(subject, winner, sure), f"Yes. {told}."),
        _wrong(subject, shares, winner, told),
        "sandwich",
    )


def _wrong(subject: Subject, shares: np.ndarray, winner: int, told: str) -> Iterator[Choice]:
    sure = float(shares[winner])
    second = int(np.argsort(-shares, kind="stable")[1])
    second = second if second != winner else int(np.argsort(-shares, kind="stable")[0])
    # The least a winner can have is an even share of all classes.
    others = apart(sure, (1 / len(shares) + 0.05, 0.99, 0.7, 0.5), _LEAST)
    for other in others[:1]:
        why = "The class is right, but not how sure it is."
        yield Choice(_said(subject, winner, other), f"{why} {told}.")
    for other in (sure, *others):
        why = f"It gives {subject.class_of(second)} only {share(float(shares[second]))}."
        yield Choice(_said(subject, second, other), f"{why} {told}.")


def _said(subject: Subject, index: int, sure: float) -> str:
    return f"{subject.class_of(index)}, {share(sure)} sure"
