"""Which column the answers lean on most."""

import numpy as np

from pellucid.course.own.form import Choice, question
from pellucid.course.own.subject import Subject
from pellucid.course.quiz import Question
from pellucid.insight import Importance
from pellucid.learning import Judged
from pellucid.report.shuffled import column_importance

_LEAST = 0.01


def matters_most(subject: Subject) -> Question | None:
    """Which column does most harm when it is shuffled; only where one is clearly first."""
    found = _importance(subject)
    if found is None or not _clear(found):
        return None
    drops = dict(zip(found.groups, found.mean.tolist(), strict=True))
    most, *others = found.order
    what = "R²" if subject.model.task == "regression" else "the share that is right"
    told = f"shuffling {most} lowers {what} by {drops[most]:.2f}"
    return question(
        "matters-most",
        f"Shuffle one column of {subject.source}, so that each row gets another row's value. "
        "Which column does your model's answers the most harm?",
        Choice(most, f"Yes: {told}."),
        [Choice(name, f"Shuffling {name} lowers it by only {max(drops[name], 0.0):.2f}; {told}.")
         for name in others],
        "importance",
    )  # fmt: skip


def _importance(subject: Subject) -> Importance | None:
    """By shuffling; where the targets are not known, against the model's own answers."""
    if subject.x is None:
        return None
    truth = subject.model.answers(subject.outputs) if subject.targets is None else subject.targets
    rows = np.arange(len(subject.x))
    return column_importance(subject.model, Judged(rows, subject.x, truth, subject.outputs))


def _clear(found: Importance) -> bool:
    """Whether the first column leads the second by more than the shuffles scatter."""
    order = np.argsort(-found.mean, kind="stable")
    if len(order) < 2:
        return False
    lead = found.mean[order[0]] - found.mean[order[1]]
    return bool(lead > max(_LEAST, found.std[order[:2]].sum()))
