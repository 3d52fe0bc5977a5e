"""`pellucid experiment`, from beginning to end."""

from pathlib import Path
from typing import NamedTuple

import typer

from pellucid.cli import jax_settings
from pellucid.cli.terminal import aside
from pellucid.errors import BadInput

REFUTED = 1


class Asked(NamedTuple):
    """What was typed."""

    name: str | None
    seeds: int | None
    set: list[str]
    every: bool
    figure: str | None
    report: str | None
    course: str | None
    seed: int
    json: bool


def carry_out(asked: Asked) -> None:
    """Lists the experiments, runs one, or runs them all."""
    _check(asked)
    jax_settings.prepare()
    with aside().status("opening the course"):
        from pellucid.cli.experimenting.every import run_every
        from pellucid.cli.experimenting.listing import list_experiments
        from pellucid.cli.experimenting.one import run_one
        from pellucid.course.course import open_course

        course = open_course(asked.course)
    if asked.every:
        refuted = run_every(asked, course)
    elif asked.name is not None:
        refuted = run_one(asked, course, asked.name)
    else:
        list_experiments(asked, course)
        return
    if refuted:
        raise typer.Exit(REFUTED)


def _check(asked: Asked) -> None:
    """Before anything takes time: what was typed goes together."""
    if asked.every and asked.name is not None:
        given = f"an experiment ({asked.name}) and --all were given"
        raise BadInput(given, "one or the other", instead="pellucid experiment --all")
    if asked.name is None and (asked.set or asked.figure):
        what = "--set" if asked.set else "--figure"
        instead = f"pellucid experiment xor {what} ..."
        raise BadInput(f"{what} was given without an experiment", "its name", instead=instead)
    if asked.seeds is not None and not (asked.every or asked.name):
        raise BadInput("--seeds was given without an experiment", "its name, or --all")
    if asked.report is not None and not asked.every:
        given, instead = "--report was given without --all", "--figure NAME.png"
        raise BadInput(given, why="A report is of all experiments", instead=instead)
    _ends(asked.figure, "--figure", (".png", ".svg"))
    _ends(asked.report, "--report", (".html", ".htm"))


def _ends(name: str | None, what: str, endings: tuple[str, ...]) -> None:
    if name is not None and Path(name).suffix.lower() not in endings:
        expected = f"a name that ends in {' or '.join(endings)}"
        instead = f"{what} {Path(name).with_suffix(endings[0])}"
        raise BadInput(f"{what} is {name}", expected, instead=instead)
