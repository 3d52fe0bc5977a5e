"""Who shows a training to a person: a live picture in a terminal, plain lines elsewhere."""

from contextlib import AbstractContextManager

from rich.console import Console

from pellucid.cli.training.lines import Lines
from pellucid.cli.training.live import LivePicture
from pellucid.cli.watching import watching

Watcher = LivePicture | Lines
"""Told the stage, the table, the recipe, the folds' scores, and how far the epochs are."""


def watcher(console: Console, folds: int | None) -> AbstractContextManager[Watcher]:
    """The live picture where there is a terminal to draw in; else lines."""
    picture, lines = LivePicture(console, folds or 0), Lines(console, folds or 0)
    return watching(console, picture, lines, per_second=8)
