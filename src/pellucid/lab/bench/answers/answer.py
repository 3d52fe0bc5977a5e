"""Which question is answered where."""

from pellucid.lab.bench.answers.blamed import blamed
from pellucid.lab.bench.answers.coded import coded
from pellucid.lab.bench.answers.kept import kept
from pellucid.lab.bench.answers.listed import listed
from pellucid.lab.bench.answers.mattered import mattered
from pellucid.lab.bench.answers.traced import traced
from pellucid.lab.bench.journey import Journey
from pellucid.lab.protocol import commands as ask
from pellucid.lab.sendable import Sendable

QUESTIONS = (ask.Trace, ask.Matter, ask.Blame, ask.Examples, ask.Code, ask.Keep)
"""Commands that change nothing, and whose answer says more than that it is done."""


Question = ask.Trace | ask.Matter | ask.Blame | ask.Examples | ask.Code | ask.Keep


def answer(journey: Journey, command: Question) -> Sendable:
    """The answer to a question. Raises `Mistake` for one that cannot be answered."""
    match command:
        case ask.Trace():
            return traced(journey, command)
        case ask.Matter():
            return mattered(journey, command)
        case ask.Blame():
            return blamed(journey, command)
        case ask.Examples():
            return listed(journey, command)
        case ask.Code():
            return coded(journey, command)
        case ask.Keep():
            return kept(journey, command)
