"""What is wrong with a lesson's Markdown."""

import ast
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pellucid.course.checking.inline import inline
from pellucid.course.checking.terms import unlinked_terms
from pellucid.course.evidence import FORMATS, Evidence, facts, quotes
from pellucid.course.glossary import Glossary
from pellucid.course.lesson import BENCH, EXPERIMENT, TERM, Lesson, address_of, parse_lesson
from pellucid.course.problem import Problem
from pellucid.errors import nearest

_SETTING = re.compile(r"[a-z][a-z0-9-]*=[^=&#\s]*")
"""A setting of a bench as it stands in an address: key and value."""


class Known(NamedTuple):
    """What a text may refer to.

    `asked` are the terms whose first use must be a link: all of the glossary where it is None.
    """

    lessons: Mapping[int, Lesson]
    glossary: Glossary
    experiments: frozenset[str]
    evidence: Evidence
    asked: Glossary | None = None


def lesson_problems(stem: str, text: str, known: Known) -> Iterator[Problem]:
    """Everything wrong with a lesson, in no order."""
    if not stem.isdecimal():
        yield Problem(1, f"the lesson is called {stem}.md", "a number, as in 6.md")
        return
    lesson = parse_lesson(int(stem), text)
    if not lesson.title:
        yield Problem(1, "the lesson has no title", "# Title, on the first line")
    if not any(section.heading for section in lesson.sections):
        yield Problem(1, "the lesson has no sections", "## Heading")
    yield from _references(text, known)
    yield from _quoted(text, known)
    yield from _code(text)
    asked = known.glossary if known.asked is None else known.asked
    yield from unlinked_terms(text, known.glossary, asked)


def _references(text: str, known: Known) -> Iterator[Problem]:
    """Links and pictures that lead nowhere."""
    for token, line in inline(text):
        if token.type in ("link_open", "image"):
            yield from _address(token, line, known)


def _address(token: Token, line: int, known: Known) -> Iterator[Problem]:
    address = address_of(token)
    if address.startswith(TERM):
        yield from _missing("term", address.removeprefix(TERM), known.glossary, line)
    elif address.startswith(EXPERIMENT):
        yield from _missing("experiment", address.removeprefix(EXPERIMENT), known.experiments, line)
    elif address.startswith(BENCH):
        yield from _bench(address.removeprefix(BENCH), line, picture=token.type == "image")
    elif token.type == "image":
        message = f"the picture {address!r} comes from no experiment"
        yield Problem(line, message, "![what to look at](experiment:NAME)")


def _bench(address: str, line: int, *, picture: bool) -> Iterator[Problem]:
    """What is wrong with how a set-up is written; what its settings mean, the lab knows."""
    if not picture:
        message = "a bench is set up where a picture of it stands, on a line of its own"
        yield Problem(line, message, f"![what to try]({BENCH}{address})")
    keys = [part.partition("=")[0] for part in address.split("&") if address]
    for part in address.split("&") if address else ():
        if not _SETTING.fullmatch(part):
            message = f"{part!r} is no setting of a bench"
            yield Problem(line, message, f"{BENCH}data=xor&layers=4tanh")
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield Problem(line, f"the bench is told its {key} twice")


def _missing(
    what: str, name: str, there: Mapping[str, object] | frozenset[str], line: int
) -> Iterator[Problem]:
    if name not in there:
        near = nearest(name, there)
        yield Problem(line, f"there is no {what} {name!r}", near or "")


def _quoted(text: str, known: Known) -> Iterator[Problem]:
    """Numbers that no recorded outcome has."""
    for name, fact, form, line in quotes(text):
        outcome = known.evidence.get(name)
        if outcome is None:
            yield _unrecorded(name, line, known)
        elif fact not in facts(outcome):
            near = nearest(fact, facts(outcome))
            listed = ", ".join(facts(outcome))
            message = f"{name} has no number {fact!r}, but {listed}"
            yield Problem(line, message, f"{{{name}.{near}}}" if near else "")
        elif form is not None and form not in FORMATS:
            yield Problem(line, f"there is no format {form!r}", ", ".join(FORMATS))


def _unrecorded(name: str, line: int, known: Known) -> Problem:
    if name in known.experiments:
        only = "only what was recorded with the course can be quoted"
        return Problem(line, f"{name!r} is an experiment of your own, and {only}")
    message = f"there is no experiment {name!r}, so it cannot be quoted"
    return Problem(line, message, nearest(name, known.evidence) or "")


def _code(text: str) -> Iterator[Problem]:
    """Python that is none; a session (`>>>`) is run by whoever tests the lesson."""
    for token in MarkdownIt().parse(text):
        if token.type == "fence" and token.info.strip() == "python" and ">>>" not in token.content:
            try:
                ast.parse(token.content)
            except SyntaxError as error:
                line = (token.map or (0, 0))[0] + 1 + (error.lineno or 1)
                yield Problem(line, f"this is not Python: {error.msg}")
