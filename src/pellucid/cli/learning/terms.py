"""Terms of the glossary in the terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from pellucid.cli.notes import say_after
from pellucid.course.glossary import Glossary, Term
from pellucid.errors import choose


def find_term(word: str, glossary: Glossary) -> Term:
    """The term that is called so. Raises `BadInput` with the nearest otherwise."""
    by_word = {each.lower(): term for term in glossary.values() for each in term.words}
    known = {term.name.lower(): term for term in glossary.values()}
    if word.lower() in by_word:
        return by_word[word.lower()]
    return known[choose("term", word.lower(), ("glossary", *known))]


def draw_glossary(console: Console, terms: Iterable[Term]) -> None:
    """Every term with its meaning."""
    for term in terms:
        say_after(console, Text(f"{term.name}  ", "name"), Text(term.meaning))
