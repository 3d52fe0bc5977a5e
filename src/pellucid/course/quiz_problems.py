"""Everything that is wrong with a quiz's file, each with its line."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, cast

from pellucid.course.problem import Problem
from pellucid.course.quiz_lines import line_of
from pellucid.errors import nearest

ANSWERS = 4
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SYNTAX = re.compile(r"(.*?)\s*\(at (?:line (\d+), column \d+|end of document)\)$", re.DOTALL)
_TEXT, _WHOLE, _YES, _TABLES = "text in quotes", "a whole number from 1", "true or false", "tables"


class _Key(NamedTuple):
    """What a key must hold, whether it must be there, and an example of it."""

    holds: str
    needed: bool
    example: str


_FILE = {
    "lesson": _Key(_WHOLE, True, "lesson = 1"),
    "question": _Key(_TABLES, True, "[[question]]"),
}
_QUESTION = {
    "id": _Key(_TEXT, True, 'id = "turing-test"'),
    "fact": _Key(_WHOLE, False, "fact = 2"),
    "text": _Key(_TEXT, True, 'text = "..."'),
    "section": _Key(_TEXT, True, 'section = "The imitation game"'),
    "experiment": _Key(_TEXT, False, 'experiment = "xor"'),
    "answer": _Key(_TABLES, True, "[[question.answer]]"),
}
_ANSWER = {
    "text": _Key(_TEXT, True, 'text = "..."'),
    "right": _Key(_YES, False, "right = true"),
    "feedback": _Key(_TEXT, True, 'feedback = "..."'),
}


def problems(text: str) -> tuple[Problem, ...]:
    """Everything wrong with the TOML of a quiz, in the order of its lines; none where it is fit.

    Where it is no TOML at all, only the line on which reading ended is known.

    >>> problems('lesson = "one"')[0]
    Problem(line=1, message="lesson is 'one', not a whole number from 1", instead='lesson = 1')
    """
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return (_syntax(text, str(error)),)
    found = [*_keys(text, raw, _FILE, "the file"), *_questions(text, raw.get("question"))]
    return tuple(sorted(found, key=lambda problem: problem.line))


def _syntax(text: str, said: str) -> Problem:
    found = _SYNTAX.match(said)
    message, line = (found[1], found[2]) if found else (said, None)
    last = text.rstrip().count("\n") + 1
    return Problem(int(line) if line else last, f"this is not TOML: {message}")


class _At(NamedTuple):
    """Where a table stands: a question's number, and an answer's, from 0; -1 for none."""

    question: int = -1
    answer: int = -1


_TOP = _At()


def _questions(text: str, raw: Any) -> Iterator[Problem]:
    questions = _tables(raw)
    if raw == []:
        yield Problem(line_of(text, key="question"), "there is no question", "[[question]]")
    for number, question in enumerate(questions):
        yield from _question(text, question, number)
    yield from _twice(text, questions)


def _tables(raw: Any) -> list[Any]:
    """The tables of an array; none where it is something else, which `_keys` has said already."""
    return cast(list[Any], raw) if _fits(raw, _TABLES) else []


def _question(text: str, raw: Mapping[str, Any], number: int) -> Iterator[Problem]:
    at = _At(number)
    name = f"question {number + 1}"
    yield from _keys(text, raw, _QUESTION, name, at)
    own = raw.get("id")
    if isinstance(own, str) and own.strip() and not _ID.fullmatch(own):
        slug = "-".join(re.findall("[a-z0-9]+", own.lower())) or "my-question"
        message = f"id {own!r} is not lower-case words joined by hyphens"
        yield Problem(line_of(text, number, "id"), message, f'id = "{slug}"')
    if "answer" in raw and _fits(raw["answer"], _TABLES):
        yield from _answers(text, _tables(raw["answer"]), number)


def _answers(text: str, raw: list[Any], number: int) -> Iterator[Problem]:
    name = f"question {number + 1}"
    for place, answer in enumerate(raw):
        what = f"answer {place + 1} of {name}"
        yield from _keys(text, answer, _ANSWER, what, _At(number, place))
    begins = line_of(text, number)
    if len(raw) != ANSWERS:
        message = f"{name} has {len(raw)} answers, not {ANSWERS}"
        yield Problem(begins, message, "[[question.answer]]")
    right = [place for place, answer in enumerate(raw) if answer.get("right") is True]
    if not right:
        yield Problem(begins, f"{name} has no right answer", "right = true")
    for place in right[1:]:
        line = line_of(text, number, "right", place)
        yield Problem(line, f"{name} has more than one right answer", "right = false")
    yield from _same(text, raw, number)


def _same(text: str, raw: list[Any], number: int) -> Iterator[Problem]:
    """Answers that a reader could not tell apart."""
    seen: dict[str, int] = {}
    for place, answer in enumerate(raw):
        words = " ".join(str(answer.get("text", "")).casefold().split())
        if words and words in seen:
            message = f"answers {seen[words] + 1} and {place + 1} of question {number + 1}"
            yield Problem(line_of(text, number, "text", place), f"{message} say the same")
        seen.setdefault(words, place)


def _twice(text: str, questions: list[Any]) -> Iterator[Problem]:
    ids = [str(question.get("id", "")).strip() for question in questions]
    seen: Counter[str] = Counter()
    for number, own in enumerate(ids):
        seen[own] += 1
        if own and seen[own] > 1:
            line = line_of(text, number, "id")
            first = ids.index(own) + 1
            message = f"id {own!r} is that of question {first} already"
            yield Problem(line, message, f'id = "{own}-{seen[own]}"')


def _keys(
    text: str, raw: Mapping[str, Any], known: Mapping[str, _Key], what: str, at: _At = _TOP
) -> Iterator[Problem]:
    """Keys that are not known, are missing, or hold the wrong thing."""
    for key in raw:
        if key not in known:
            listed = f"; known are {', '.join(known)}"
            line = line_of(text, at.question, key, at.answer)
            yield Problem(line, f"{what} has a key {key!r}{listed}", nearest(key, known) or "")
    for key, expected in known.items():
        line = line_of(text, at.question, key, at.answer)
        if key not in raw:
            if expected.needed:
                yield Problem(line, f"{what} has no {key}", expected.example)
        elif not _fits(raw[key], expected.holds):
            message = f"{key} is {_shown(raw[key])}, not {expected.holds}"
            yield Problem(line, message, expected.example)


def _fits(value: Any, holds: str) -> bool:
    if holds == _TEXT:
        return isinstance(value, str) and bool(value.strip())
    if holds == _YES:
        return isinstance(value, bool)
    if holds == _TABLES:
        rows = cast(list[Any], value) if isinstance(value, list) else [None]
        return all(isinstance(row, dict) for row in rows)
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**31


def _shown(value: Any) -> str:
    said = repr(value)
    return said if len(said) <= 40 else said[:39] + "…"
