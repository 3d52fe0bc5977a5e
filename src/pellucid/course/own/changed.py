"""What a model answers once something has been taken out of it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from pellucid.course.own.form import Choice, apart, question, sentence_of, share
from pellucid.course.own.subject import Subject
from pellucid.course.quiz import Question
from pellucid.learning import Model

_LEAST = 0.05


@dataclass(frozen=True)
class Change:
    """Something taken out: `asked` says what as a condition, `so` why it does what it does.

    Both are sentences in English, said in the learner's own language.
    """

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
    return question(
        change.name,
        _text(subject, change, was),
        Choice(share(now, subject.language), _told(subject, change, was, now)),
        [Choice(share(other, subject.language), _why(subject, other, now))
         for other in apart(now, _candidates(was, truth), _LEAST)],
        change.experiment,
    )  # fmt: skip


def _text(subject: Subject, change: Change, was: float) -> str:
    language, count = subject.language, len(subject.outputs)
    asked = {
        "count": count, "rows": subject.noun(count), "source": subject.source,
        "changed": sentence_of(language.say(change.asked)),
    }  # fmt: skip
    if subject.targets is None:
        return language.say(
            "Your model answers {count} {rows} of {source}. {changed}, how many of its answers "
            "stay as they are?",
            **asked,
        )
    return language.say(
        "Your model answers {count} {rows} of {source}, {share} of them right. {changed}, how "
        "many are right?",
        share=share(was, language), **asked,
    )  # fmt: skip


def _told(subject: Subject, change: Change, was: float, now: float) -> str:
    language = subject.language
    told = {
        "changed": sentence_of(language.say(change.asked)), "why": language.say(change.so),
        "now": share(now, language), "was": share(was, language),
    }  # fmt: skip
    if subject.targets is None:
        return language.say(
            "Yes. {changed}, {now} of its answers stay as they are, from {was}. {why}", **told
        )
    return language.say("Yes. {changed}, {now} are right, from {was}. {why}", **told)


def _candidates(was: float, truth: np.ndarray) -> Iterable[float]:
    """Nothing changes, it falls to saying the commonest class always, half of the way, and more."""
    _, counts = np.unique(truth, return_counts=True)
    chance = float(counts.max() / len(truth))
    return (was, chance, (was + chance) / 2, chance / 2, 0.0, 1.0, 0.75, 0.25, 0.5)


def _why(subject: Subject, given: float, now: float) -> str:
    say = subject.language.say
    return (
        say("It does more harm than that.") if given > now else say("It does less harm than that.")
    )
