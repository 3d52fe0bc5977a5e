"""Running one experiment: the protocol, progress, the verdict and the chart."""

import sys
from collections.abc import Callable
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from pellucid.cli.answer import print_json
from pellucid.cli.experimenting.carry_out import Asked
from pellucid.cli.experimenting.picture import draw_outcome
from pellucid.cli.experimenting.progress import progressing
from pellucid.cli.experimenting.remember import remember
from pellucid.cli.notes import say_after, say_notes
from pellucid.cli.terminal import answer, aside, say_text
from pellucid.course.course import Course
from pellucid.course.experiment import Experiment
from pellucid.course.knobs import knobs, turned
from pellucid.course.outcome import Outcome
from pellucid.course.words import invitation
from pellucid.errors import BadInput

Told = Callable[[float], None]


def run_one(asked: Asked, course: Course, name: str) -> bool:
    """Runs an experiment and tells what came of it: whether it was refuted."""
    experiment, chosen = course.experiments[name], settings_of(asked.set)
    turned(experiment.settings, chosen)  # a mistake is told before anything is said
    console = aside()
    say_protocol(console, experiment, chosen)
    with progressing(console) as told:
        outcome = experiment.run(asked.seeds, seed=asked.seed, watch=told(name), **chosen)
    figure = _figure(asked, outcome)
    say_notes(console, remember([outcome]))
    if asked.json:
        print_json(facts(outcome) | figure)
    else:
        _tell(answer(), experiment, outcome, asked)
    return outcome.verdict == "refuted"


def settings_of(typed: list[str]) -> dict[str, str]:
    """`key=value` as typed, taken apart. Raises `BadInput` for anything else."""
    found: dict[str, str] = {}
    for one in typed:
        key, equals, value = one.partition("=")
        if not (key and equals):
            raise BadInput(f"--set is {one!r}", "KEY=VALUE", instead=f"--set {key or 'key'}=1")
        found[key.strip()] = value.strip()
    return found


def facts(outcome: Outcome) -> dict[str, Any]:
    """The outcome for programs: everything but the charts."""
    told = msgspec.to_builtins(outcome)
    del told["charts"]
    return told


def say_protocol(console: Console, experiment: Experiment[Any], chosen: dict[str, str]) -> None:
    """The claim, and what is done to test it, before it is done."""
    say_text(console, Text(f"Lesson {experiment.lesson}. {experiment.claim}", "name"))
    for label, text in (
        ("varied", experiment.varied),
        ("measured", experiment.measured),
        ("refuted by", experiment.refuted),
        ("settings", _settings(experiment, chosen)),
    ):
        if text:
            say_after(console, Text(f"{label:>10}  ", "quiet"), Text(text))


def _settings(experiment: Experiment[Any], chosen: dict[str, str]) -> str:
    said = (f"{one.name}={chosen.get(one.name, one.usual)}" for one in _knobs(experiment))
    return ", ".join(said)


def _knobs(experiment: Experiment[Any]) -> list[Any]:
    return list(knobs(experiment.settings).values())


def _figure(asked: Asked, outcome: Outcome) -> dict[str, str]:
    if asked.figure is None:
        return {}
    from pellucid.course.drawing import outcome_figure
    from pellucid.report import save_figure

    save_figure(outcome_figure(outcome), asked.figure)
    return {"figure": asked.figure}


def _tell(console: Console, experiment: Experiment[Any], outcome: Outcome, asked: Asked) -> None:
    draw_outcome(console, outcome)
    if asked.figure is not None:
        say_text(console, Text(f"The figure is in {asked.figure}", "quiet"))
    if outcome.settings == msgspec.structs.asdict(experiment.settings):
        sys.stdout.flush()
        say_text(console, Text(invitation(experiment), "quiet"))
