"""Running an experiment where others are to be run after it: what goes wrong is told."""

from typing import Any

from rich.console import Console
from rich.text import Text

from pellucid.cli.mistakes import MISTAKES, as_bad_input
from pellucid.cli.notes import say_after
from pellucid.course.bench import Watch
from pellucid.course.experiment import Experiment
from pellucid.course.outcome import Outcome
from pellucid.errors import BadInput


def attempt(
    experiment: Experiment[Any], watch: Watch, seeds: int | None, seed: int
) -> Outcome | BadInput:
    """The experiment's outcome, or why it cannot be run here."""
    try:
        return experiment.run(seeds, seed=seed, watch=watch)
    except MISTAKES as error:
        return as_bad_input(error)


def say_failed(console: Console, name: str, error: BadInput) -> None:
    """Which experiment could not be run, and why."""
    say_after(console, Text("! ", "warning"), Text(f"{name}: {error}"))
