"""The keys that a table of a TOML file may have, and what is wrong with those it has."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, cast

from pellucid.course.names import as_name, is_name
from pellucid.course.problem import Problem
from pellucid.course.toml_lines import Place, line_of
from pellucid.errors import nearest

Holds = Literal[
    "text in quotes",
    "lower-case words joined by hyphens",
    "a list of texts in quotes",
    "a whole number from 1",
    "true or false",
    "tables",
]


class Key(NamedTuple):
    """What a key must hold, whether it must be there, and an example of it."""

    holds: Holds
    needed: bool
    example: str


def key_problems(
    text: str, raw: Mapping[str, Any], known: Mapping[str, Key], what: str, place: Place = ()
) -> Iterator[Problem]:
    """Keys that are not known, are missing, or hold the wrong thing.

    `raw` is the table, `what` it is called, and `place` where it stands in the `text`.
    """
    for key in raw:
        if key not in known:
            message = f"{what} has a key {key!r}; known are {', '.join(known)}"
            yield Problem(line_of(text, place, key), message, nearest(key, known) or "")
    for key, expected in known.items():
        line = line_of(text, place, key)
        if key not in raw:
            if expected.needed:
                yield Problem(line, f"{what} has no {key}", expected.example)
        elif not _fits(raw[key], expected.holds):
            yield _misfit(line, key, raw[key], expected)


def tables(raw: Any) -> list[dict[str, Any]]:
    """The tables of an array; none where it is something else, which `key_problems` tells."""
    return cast(list[dict[str, Any]], raw) if _fits(raw, "tables") else []


def _misfit(line: int, key: str, value: Any, expected: Key) -> Problem:
    if expected.holds != "lower-case words joined by hyphens" or not _is_text(value):
        holds = "text in quotes" if "words" in expected.holds else expected.holds
        return Problem(line, f"{key} is {_shown(value)}, not {holds}", expected.example)
    name = as_name(value)
    instead = f'{key} = "{name}"' if name else expected.example
    return Problem(line, f"{key} {value!r} is not {expected.holds}", instead)


def _fits(value: Any, holds: Holds) -> bool:
    match holds:
        case "text in quotes":
            return _is_text(value)
        case "lower-case words joined by hyphens":
            return isinstance(value, str) and is_name(value)
        case "a list of texts in quotes":
            return isinstance(value, list) and all(map(_is_text, cast(list[Any], value)))
        case "true or false":
            return isinstance(value, bool)
        case "tables":
            rows = cast(list[Any], value) if isinstance(value, list) else [None]
            return all(isinstance(row, dict) for row in rows)
        case "a whole number from 1":
            return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**31


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _shown(value: Any) -> str:
    said = repr(value)
    return said if len(said) <= 40 else said[:39] + "…"
