"""Who shows a training to a person: a live picture in a terminal, plain lines elsewhere."""

from rich.console import Console

from pellucid.cli.training.lines import Lines
from pellucid.cli.training.live import LivePicture

Watcher = LivePicture | Lines
"""Told the stage, the table, the recipe, the folds' scores, and how far the epochs are."""


def watcher(console: Console, folds: int | None) -> Watcher:
    """The live picture where there is a terminal to draw in; else lines."""
    if console.is_terminal and not console.is_dumb_terminal:
        return LivePicture(console, folds or 0)
    return Lines(console, folds or 0)
