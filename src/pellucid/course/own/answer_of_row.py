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
    say = subject.language.say
    shares = subject.model.shares(subject.outputs[row : row + 1])[0]
    winner = int(subject.model.answers(subject.outputs[row : row + 1])[0])
    right = _said(subject, winner, float(shares[winner]))
    return question(
        "answer-of-row",
        say("What does your model answer to {row}, and how sure is it?", row=subject.named(row)),
        Choice(right, say("Yes. It answers {answer}.", answer=right)),
        _wrong(subject, shares, winner),
        "sandwich",
    )


def _wrong(subject: Subject, shares: np.ndarray, winner: int) -> Iterator[Choice]:
    sure, language = float(shares[winner]), subject.language
    second = int(np.argsort(-shares, kind="stable")[1])
    second = second if second != winner else int(np.argsort(-shares, kind="stable")[0])
    # The least a winner can have is an even share of all classes.
    others = apart(sure, (1 / len(shares) + 0.05, 0.99, 0.7, 0.5), _LEAST)
    for other in others[:1]:
        why = language.say("The class is right, but not how sure it is.")
        yield Choice(_said(subject, winner, other), why)
    least = share(float(shares[second]), language)
    for other in (sure, *others):
        name = subject.class_of(second)
        why = language.say("It gives {answer} only {share}.", answer=name, share=least)
        yield Choice(_said(subject, second, other), why)


def _said(subject: Subject, index: int, sure: float) -> str:
    language = subject.language
    how = share(sure, language)
    return language.say("{answer}, {share} sure", answer=subject.class_of(index), share=how)
