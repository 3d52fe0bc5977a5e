"""A question's form: one right answer and three that are plainly others, or no question at all."""

from collections.abc import Iterable
from typing import NamedTuple

from pellucid.course.language import ENGLISH, Language
from pellucid.course.quiz import Answer, Question
from pellucid.course.quiz_problems import ANSWERS


class Choice(NamedTuple):
    """An answer's text, and what is said to whoever gives it."""

    text: str
    feedback: str


def question(
    name: str, text: str, right: Choice, wrong: Iterable[Choice], experiment: str
) -> Question | None:
    """The question with the first three wrong answers that differ from all others.

    None where there are not so many: a question with two right answers would be unfair.
    """
    chosen = {_said(right.text): right}
    for choice in wrong:
        if len(chosen) < ANSWERS:
            chosen.setdefault(_said(choice.text), choice)
    if len(chosen) < ANSWERS:
        return None
    answers = tuple(Answer(one.text, one.feedback, right=one is right) for one in chosen.values())
    return Question(id=f"own-{name}", text=text, answers=answers, experiment=experiment)


def sentence_of(text: str) -> str:
    """The text with a capital where it begins, unless that is a name of code.

    >>> sentence_of("hidden layer 1 learned most."), sentence_of("dense_1 learned most.")
    ('Hidden layer 1 learned most.', 'dense_1 learned most.')
    """
    first = text.partition(" ")[0]
    return text if "_" in first else text[:1].upper() + text[1:]


def _said(text: str) -> str:
    return " ".join(text.casefold().split())


def apart(right: float, others: Iterable[float], least: float) -> list[float]:
    """Those of the numbers that are at least so far from the right one, and from each other.

    >>> apart(0.5, [0.52, 1.0, 0.98, 0.0], 0.05)
    [1.0, 0.0]
    """
    kept: list[float] = []
    for other in others:
        if all(abs(other - one) >= least for one in (right, *kept)):
            kept.append(other)
    return kept


def share(value: float, language: Language = ENGLISH) -> str:
    """A share in whole per cent, but never 0 or 100 of what is not.

    >>> share(0.478), share(0.999), share(1.0)
    ('48 %', '99.9 %', '100 %')
    """
    whole = round(100 * value)
    exact = whole not in (0, 100) or value in (0, 1)
    return language.written(f"{whole} %" if exact else f"{100 * value:.1f} %")
