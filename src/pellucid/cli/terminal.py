"""The terminal: where things are said, and the colours they are said in."""

from rich.console import Console
from rich.theme import Theme

# Blue above zero, orange below it, as everywhere in Pellucid; both readable on light and dark.
POSITIVE, NEGATIVE = "#3b8fd9", "#d9822b"

_THEME = Theme({
    "positive": POSITIVE,
    "negative": NEGATIVE,
    "training": POSITIVE,
    "validation": NEGATIVE,
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
