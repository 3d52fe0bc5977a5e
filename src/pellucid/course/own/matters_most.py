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
    drops, say = dict(zip(found.groups, found.mean.tolist(), strict=True)), subject.language.say
    most, *others = found.order
    return question(
        "matters-most",
        say(
            "Shuffle one column of {source}, so that each row gets another row's value. Which "
            "column does your model's answers the most harm?",
            source=subject.source,
        ),
        Choice(most, _told(subject, most, drops[most])),
        [Choice(name, _lesser(subject, name, drops[name])) for name in others],
        "importance",
    )


def _told(subject: Subject, most: str, drop: float) -> str:
    say, by = subject.language.say, _two(subject, drop)
    if subject.model.task == "regression":
        return say("Yes: shuffling {column} lowers R² by {drop}.", column=most, drop=by)
    return say(
        "Yes: shuffling {column} lowers the share that is right by {drop}.", column=most, drop=by
    )


def _lesser(subject: Subject, name: str, drop: float) -> str:
    by = _two(subject, max(drop, 0.0))
    return subject.language.say(
        "Shuffling {column} lowers it by only {drop}.", column=name, drop=by
    )


def _two(subject: Subject, drop: float) -> str:
    return subject.language.written(f"{drop:.2f}")


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
