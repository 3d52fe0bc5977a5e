"""Which question is answered where."""

from collections.abc import Callable
from typing import Any

from pellucid.lab.bench.answers.blamed import blamed
from pellucid.lab.bench.answers.coded import coded
from pellucid.lab.bench.answers.heard import heard
from pellucid.lab.bench.answers.kept import kept
from pellucid.lab.bench.answers.listed import listed
from pellucid.lab.bench.answers.mattered import mattered
from pellucid.lab.bench.answers.traced import traced
from pellucid.lab.bench.journey import Journey
from pellucid.lab.protocol import commands as ask
from pellucid.lab.sendable import Sendable

QUESTIONS = (
    ask.Trace, ask.Matter, ask.Hear, ask.Blame, ask.Examples, ask.Code, ask.Keep,
)  # fmt: skip
"""Commands that change nothing, and whose answer says more than that it is done."""

Question = ask.Trace | ask.Matter | ask.Hear | ask.Blame | ask.Examples | ask.Code | ask.Keep

_ANSWERS: dict[type, Callable[[Journey, Any], Sendable]] = {
    ask.Trace: traced, ask.Matter: mattered, ask.Hear: heard, ask.Blame: blamed,
    ask.Examples: listed, ask.Code: coded, ask.Keep: kept,
}  # fmt: skip


def answer(journey: Journey, command: Question) -> Sendable:
    """The answer to a question. Raises `Mistake` for one that cannot be answered."""
    return _ANSWERS[type(command)](journey, command)
