"""The terminal: where things are said, and the colours they are said in."""

from rich.console import Console
from rich.text import Text
from rich.theme import Theme

# Blue above zero, orange below it, validation in teal, as everywhere in Pellucid: the report's
# colours for pictures that cannot follow the theme, readable on light and dark.
POSITIVE, NEGATIVE, VALIDATION = "#2e7ec4", "#e07a2b", "#209e8b"

_THEME = Theme({
    "positive": POSITIVE,
    "negative": NEGATIVE,
    "training": "default",
    "validation": VALIDATION,
    "quiet": "dim",
    "name": "bold",
    "warning": NEGATIVE,
    "bar.complete": POSITIVE,
    "bar.finished": POSITIVE,
    "bar.pulse": POSITIVE,
    "bar.back": "grey50",
})  # fmt: skip


def aside() -> Console:
    """Standard error: everything that is not the answer."""
    return Console(stderr=True, theme=_THEME, highlight=False)


def answer() -> Console:
    """Standard output: the answer, for people."""
    return Console(theme=_THEME, highlight=False)


def say_line(console: Console, text: Text) -> None:
    """One line: cut to fit a terminal, whole in a file or a pipe."""
    if console.is_terminal:
        console.print(text, no_wrap=True, overflow="ellipsis")
    else:
        console.print(text, soft_wrap=True)


def say_text(console: Console, text: Text) -> None:
    """A sentence: wrapped to fit a terminal, one line in a file or a pipe."""
    console.print(text, soft_wrap=not console.is_terminal)
