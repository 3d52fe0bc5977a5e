"""The lines that stand above a training: the table, what was noticed, what the recipe decided."""

from rich.console import Console
from rich.text import Text

from pellucid.cli.notes import say_after, say_notes
from pellucid.cli.training.words import about_table
from pellucid.data import Table
from pellucid.learning import Recipe


def say_table(console: Console, table: Table) -> None:
    """What the table is, and what was found out about it."""
    line = Text().append(table.name, "name").append(f"  {about_table(table)}")
    console.print(line, soft_wrap=not console.is_terminal)
    say_notes(console, table.notes)


def say_recipe(console: Console, recipe: Recipe) -> None:
    """What was decided, and why."""
    console.print()
    console.print(Text("What will learn", "name"))
    for reason in recipe.reasons:
        say_after(console, Text("· ", "quiet"), Text(reason, "default"))
    console.print()
