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
    mistakes, say = _mistakes(subject, subject.targets), subject.language.say
    ranked = sorted(mistakes, key=lambda pair: -mistakes[pair])
    most = ranked[0]
    if mistakes[most] == mistakes[ranked[1]]:
        return None
    right, often = _pair(subject, most), _times(subject, mistakes[most])
    return question(
        "confused",
        say("Which mistake does your model make most often on {source}?", source=subject.source),
        Choice(right, say("Yes: {mistake} {times}.", mistake=right, times=often)),
        [Choice(_pair(subject, pair), _often(subject, mistakes[pair])) for pair in ranked[1:]],
        "more-examples",
    )


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
    return subject.language.say("{true} taken for {given}", true=true, given=given)


def _often(subject: Subject, many: int) -> str:
    return subject.language.say("That happens {times}.", times=_times(subject, many))


def _times(subject: Subject, many: int) -> str:
    say = subject.language.say
    match many:
        case 0:
            return say("never")
        case 1:
            return say("once")
        case 2:
            return say("twice")
        case _:
            return say("{count} times", count=many)
