"""Terms of the glossary in the terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from pellucid.cli.notes import say_after
from pellucid.course.glossary import Term


def draw_glossary(console: Console, terms: Iterable[Term]) -> None:
    """Every term with its meaning."""
    for term in terms:
        say_after(console, Text(f"{term.name}  ", "name"), Text(term.meaning))
