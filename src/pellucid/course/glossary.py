"""The glossary: every term of the course with what it means."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from pellucid.course.problem import Problem
from pellucid.course.toml_keys import Key, key_problems, tables
from pellucid.course.toml_lines import line_of, parsed
from pellucid.errors import choose

_FILE = {"term": Key("tables", False, "[[term]]")}
_TERM = {
    "id": Key("lower-case words joined by hyphens", True, 'id = "hidden-layer"'),
    "name": Key("text in quotes", True, 'name = "hidden layer"'),
    "meaning": Key("text in quotes", True, 'meaning = "..."'),
    "also": Key("a list of texts in quotes", False, 'also = ["hidden layers"]'),
}


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


def find_term(word: str, glossary: Glossary) -> Term:
    """The term that is called so. Raises `BadInput` with the nearest otherwise."""
    by_word = {each.lower(): term for term in glossary.values() for each in term.words}
    known = {term.name.lower(): term for term in glossary.values()}
    if word.lower() in by_word:
        return by_word[word.lower()]
    return known[choose("term", word.lower(), ("glossary", *known))]


def read_glossary(text: str) -> tuple[dict[str, Term], list[Problem]]:
    """The terms by id, in order, and everything that is wrong with the file, by line."""
    raw = parsed(text)
    if isinstance(raw, Problem):
        return {}, [raw]
    problems = list(key_problems(text, raw, _FILE, "the glossary"))
    terms: dict[str, Term] = {}
    for number, table in enumerate(tables(raw.get("term", []))):
        place = (("term", number),)
        wrong = list(key_problems(text, table, _TERM, f"term {number + 1}", place))
        if not wrong and table["id"] in terms:
            message = f"term {table['id']!r} is defined twice"
            wrong = [Problem(line_of(text, place), message)]
        problems += wrong
        if not wrong:
            terms[table["id"]] = msgspec.convert(table, Term)
    return terms, problems
