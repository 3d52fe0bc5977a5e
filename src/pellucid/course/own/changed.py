"""What a model answers once something has been taken out of it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from pellucid.course.own.form import Choice, apart, question, share
from pellucid.course.own.subject import Subject
from pellucid.course.quiz import Question
from pellucid.learning import Model

_LEAST = 0.05


@dataclass(frozen=True)
class Change:
    """Something taken out: `asked` says what as a condition, `so` why it does what it does."""

    name: str
    asked: str
    so: str
    experiment: str


def what_changes(subject: Subject, changed: Model, change: Change) -> Question | None:
    """How many answers stay right: it is really taken out, and the examples answered again.

    Without targets it is asked how many answers stay what they are. Quantities are neither
    right nor wrong, so nothing is asked of them.
    """
    if subject.x is None or len(subject.x) < 20 or subject.model.task == "regression":
        return None
    model, x = subject.model, subject.x
    before = model.answers(subject.outputs)
    after = model.answers(changed.outputs(x))
    truth = before if subject.targets is None else subject.targets
    was, now = float((before == truth).mean()), float((after == truth).mean())
    told = f"{_capital(change.asked)}, {share(now)} {_verb(subject)}, from {share(was)}"
    return question(
        change.name,
        _text(subject, change, was),
        Choice(share(now), f"Yes. {told}. {change.so}"),
        [Choice(share(other), f"{_why(other, now)} {told}. {change.so}")
         for other in apart(now, _candidates(was, truth), _LEAST)],
        change.experiment,
    )  # fmt: skip


def _text(subject: Subject, change: Change, was: float) -> str:
    many = f"{len(subject.outputs):,} {subject.model.noun}s of {subject.source}"
    start = f"Your model answers {many}"
    right = "" if subject.targets is None else f", {share(was)} of them right"
    return f"{start}{right}. {_capital(change.asked)}, how many {_verb(subject)}?"


def _verb(subject: Subject) -> str:
    return "of its answers stay as they are" if subject.targets is None else "are right"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _candidates(was: float, truth: np.ndarray) -> Iterable[float]:
    """Nothing changes, it falls to saying the commonest class always, half of the way, and more."""
    _, counts = np.unique(truth, return_counts=True)
    chance = float(counts.max() / len(truth))
    return (was, chance, (was + chance) / 2, chance / 2, 0.0, 1.0, 0.75, 0.25, 0.5)


def _why(given: float, now: float) -> str:
    return "It does more harm than that." if given > now else "It does less harm than that."
