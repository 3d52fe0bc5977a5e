"""The glossary: every term of the course with what it means."""

import re
import tomllib
from collections.abc import Mapping

import msgspec
from msgspec import Struct

from pellucid.course.problem import Problem
from pellucid.course.toml_lines import syntax_problem, table_line


class Term(Struct, frozen=True, forbid_unknown_fields=True):
    """A term: `also` are its other spellings and its plural, `meaning` a sentence or two."""

    id: str
    name: str
    meaning: str
    also: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every way the term is written."""
        return (self.name, *self.also)


Glossary = Mapping[str, Term]


def read_glossary(text: str) -> tuple[dict[str, Term], list[Problem]]:
    """The terms by id, in order, and everything that is wrong with the file, by line."""
    try:
        tables = tomllib.loads(text).get("term", [])
    except tomllib.TOMLDecodeError as error:
        return {}, [syntax_problem(error)]
    terms: dict[str, Term] = {}
    problems: list[Problem] = []
    for index, table in enumerate(tables):
        line = table_line(text, "term", index)
        try:
            term = msgspec.convert(table, Term)
        except msgspec.ValidationError as error:
            problems.append(Problem(line, f"term {index + 1}: {_said(error)}"))
            continue
        problems += _wrong(term, terms, line)
        terms.setdefault(term.id, term)
    return terms, problems


def _said(error: msgspec.ValidationError) -> str:
    message = str(error)
    missing = re.match(r"Object missing required field `(.*)`", message)
    return f"it has no {missing[1]}" if missing else message


def _wrong(term: Term, known: Glossary, line: int) -> list[Problem]:
    if term.id in known:
        return [Problem(line, f"term {term.id!r} is defined twice")]
    if not term.meaning.strip():
        return [Problem(line, f"term {term.id!r} has no definition", "write a meaning")]
    return []
