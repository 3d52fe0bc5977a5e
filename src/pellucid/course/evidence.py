"""The evidence that comes with the course: what every experiment gave when it was recorded.

It is written by `docs/evidence.py`, which runs them all; the lessons' numbers and pictures come
from it. What a reader runs does not change it, and a teacher's experiments are not in it: their
numbers cannot be quoted.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from pellucid.course.language import ENGLISH, Language
from pellucid.course.outcome import Outcome
from pellucid.course.reading import lines_of
from pellucid.course.translating.experiments import told_in

Evidence = Mapping[str, Outcome]

QUOTED = re.compile(r"\{([a-z][a-z0-9-]*)\.([a-z][a-z0-9_-]*)(?::([a-z]+))?\}")
"""A number quoted in a text: `{experiment.fact}` or `{experiment.fact:format}`."""

FORMATS = {"percent": Language.percent, "count": Language.whole, "three": Language.number}


@cache
def evidence(language: Language = ENGLISH) -> dict[str, Outcome]:
    """The recorded outcomes by name: the same numbers and charts, said in that language."""
    if language != ENGLISH:
        return {name: told_in(one, language) for name, one in evidence().items()}
    text = files("pellucid.course").joinpath("evidence.json").read_bytes()
    return {one.name: one for one in msgspec.json.decode(text, type=list[Outcome])}


def facts(outcome: Outcome) -> dict[str, float | None]:
    """Every number of an outcome that a text may quote, by name."""
    low, high = outcome.interval
    return {
        "effect": outcome.effect,
        "low": low,
        "high": high,
        "holds": float(outcome.holds),
        "seeds": float(outcome.seeds),
        "seconds": outcome.seconds,
    } | outcome.facts


def filled(text: str, known: Evidence, language: Language = ENGLISH) -> str:
    """The text with every number it quotes in its place; what is not known becomes "?"."""

    def number(match: re.Match[str]) -> str:
        name, fact, form = match.groups()
        outcome = known.get(name)
        value = facts(outcome).get(fact) if outcome else None
        return "?" if value is None else FORMATS.get(form, Language.number)(language, value)

    return QUOTED.sub(number, text)


def quotes(text: str) -> Iterator[tuple[str, str, str | None, int]]:
    """Every number a text quotes: experiment, fact, format, and the line (from 1)."""
    for at, line in enumerate(lines_of(text), 1):
        for match in QUOTED.finditer(line):
            yield match[1], match[2], match[3], at
