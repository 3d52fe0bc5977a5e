"""Notes and warnings, each on a line of its own."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from pellucid.cli.terminal import say_line
from pellucid.data import Note


def say_notes(console: Console, notes: Iterable[Note]) -> None:
    """Each finding on its own line, warnings marked."""
    for note in notes:
        bad = note.level == "warning"
        mark = Text("! ", "warning") if bad else Text("· ", "quiet")
        say_after(console, mark, Text(note.text, "default" if bad else "quiet"))


def say_once(console: Console, notes: Iterable[Note], told: set[Note]) -> None:
    """Says the notes that are not among those told before, and counts them as told."""
    new = [note for note in notes if note not in told]
    say_notes(console, new)
    told.update(new)


def say_after(console: Console, mark: Text, text: Text) -> None:
    """A line with a mark before it; further lines are indented under its first word."""
    if not console.is_terminal:
        say_line(console, Text("  ").append_text(mark).append_text(text))
        return
    room = max(20, console.width - len(mark) - 2)
    for number, line in enumerate(text.wrap(console, room)):
        before = mark if number == 0 else Text(" " * len(mark))
        say_line(console, Text("  ").append_text(before).append_text(line))
