"""Which class is most often taken for which other."""

import numpy as np

from pellucid.course.own.form import Choice, question
from pellucid.course.own.subject import Subject
from pellucid.course.quiz import Question

Pair = tuple[int, int]


def confused(subject: Subject) -> Question | None:
    """The commonest mistake; nothing is asked where none is made, or two are as common."""
    if subject.targets is None or len(subject.model.classes) < 3:
        return None
    mistakes = _mistakes(subject, subject.targets)
    ranked = sorted(mistakes, key=lambda pair: -mistakes[pair])
    most = ranked[0]
    if mistakes[most] == mistakes[ranked[1]]:
        return None
    told = f"{_pair(subject, most)} {_times(mistakes[most])}"
    return question(
        "confused",
        f"Which mistake does your model make most often on {subject.source}?",
        Choice(_pair(subject, most), f"Yes: {told}."),
        [Choice(_pair(subject, pair), f"That happens {_times(mistakes[pair])}; {told}.")
         for pair in ranked[1:]],
        "more-examples",
    )  # fmt: skip


def _mistakes(subject: Subject, targets: np.ndarray) -> dict[Pair, int]:
    """How often each class was taken for each other."""
    answers = subject.model.answers(subject.outputs)
    classes = range(len(subject.model.classes))
    return {
        (true, given): int(((targets == true) & (answers == given)).sum())
        for true in classes
        for given in classes
        if true != given
    }


def _pair(subject: Subject, pair: Pair) -> str:
    true, given = map(subject.class_of, pair)
    return f"{true} taken for {given}"


def _times(many: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(many, f"{many:,} times")
