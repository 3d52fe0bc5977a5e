"""`pellucid experiment`, from beginning to end."""

from pathlib import Path
from typing import NamedTuple

import typer

from pellucid.atomic import check_writable
from pellucid.cli import jax_settings
from pellucid.cli.endings import FIGURE, PAGE, check_ending
from pellucid.cli.terminal import aside
from pellucid.errors import BadInput


class Asked(NamedTuple):
    """What was typed."""

    name: str | None
    seeds: int | None
    set: list[str]
    every: bool
    figure: str | None
    report: str | None
    course: str | None
    language: str | None
    seed: int
    json: bool

    @property
    def report_path(self) -> Path:
        """Where the report of all goes."""
        return Path(self.report or "experiments.html")


def carry_out(asked: Asked) -> None:
    """Lists the experiments, runs one, or runs them all."""
    _check(asked)
    jax_settings.prepare()
    with aside().status("opening the course"):
        from pellucid.cli.experimenting.every import run_every
        from pellucid.cli.experimenting.listing import list_experiments
        from pellucid.cli.experimenting.one import run_one
        from pellucid.cli.own_folder import open_own
        from pellucid.cli.speaking import chosen_language

        course = open_own(asked.course, chosen_language(asked.language))
    _check_seeds(asked.seeds)
    if not asked.every and asked.name is None:
        list_experiments(asked, course)
        return
    code = run_every(asked, course) if asked.name is None else run_one(asked, course, asked.name)
    if code:
        raise typer.Exit(code)


def _check(asked: Asked) -> None:
    """Before anything takes time: what was typed goes together, and files can be written."""
    _check_together(asked)
    check_ending("--figure", asked.figure, FIGURE)
    check_ending("--report", asked.report, PAGE)
    if asked.figure is not None:
        check_writable(Path(asked.figure))
    if asked.every:
        check_writable(asked.report_path)


def _check_together(asked: Asked) -> None:
    if asked.every and asked.name is not None:
        given = f"an experiment ({asked.name}) and --all were given"
        raise BadInput(given, "one or the other", instead="pellucid experiment --all")
    if asked.name is None and (asked.set or asked.figure):
        what, value = ("--set", asked.set[0]) if asked.set else ("--figure", asked.figure)
        instead = f"pellucid experiment xor {what} {value}"
        raise BadInput(f"{what} was given without an experiment", "its name", instead=instead)
    if asked.seeds is not None and not (asked.every or asked.name):
        instead = f"pellucid experiment xor --seeds {asked.seeds}"
        raise BadInput("--seeds was given without an experiment", "its name, or --all", "", instead)
    if asked.report is not None and not asked.every:
        given, instead = "--report was given without --all", "--figure NAME.png"
        raise BadInput(given, why="A report is of all experiments", instead=instead)


def _check_seeds(seeds: int | None) -> None:
    from pellucid.course.experiment import MOST_SEEDS

    if seeds is not None and not 1 <= seeds <= MOST_SEEDS:
        expected = f"a whole number from 1 to {MOST_SEEDS:,}"
        raise BadInput(f"--seeds is {seeds}", expected, instead="--seeds 64")
