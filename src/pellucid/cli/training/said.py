"""The lines above a training: what is learned from, what was noticed, what the recipe decided."""

from rich.console import Console
from rich.text import Text

from pellucid.cli.notes import say_after, say_notes
from pellucid.cli.training.words import about
from pellucid.data import Collection, Dataset, Table
from pellucid.learning import Recipe


def say_source(console: Console, source: Table | Collection | Dataset) -> None:
    """What is learned from, and what was found out about it."""
    line = Text().append(source.name, "name").append(f"  {about(source)}")
    console.print(line, soft_wrap=not console.is_terminal)
    say_notes(console, () if isinstance(source, Dataset) else source.notes)


def say_recipe(console: Console, recipe: Recipe) -> None:
    """What was decided, and why."""
    console.print()
    console.print(Text("What will learn", "name"))
    for reason in recipe.reasons:
        say_after(console, Text("· ", "quiet"), Text(reason, "default"))
    console.print()
