"""Running one experiment: the protocol, progress, the verdict and the chart."""

import sys
from typing import Any

import msgspec
from msgspec import Struct
from rich.console import Console
from rich.text import Text

from pellucid.cli.answer import print_json
from pellucid.cli.experimenting.carry_out import Asked
from pellucid.cli.experimenting.chosen import chosen_settings
from pellucid.cli.experimenting.picture import draw_outcome
from pellucid.cli.experimenting.progress import progressing
from pellucid.cli.experimenting.remember import remember
from pellucid.cli.notes import say_after, say_notes
from pellucid.cli.terminal import answer, aside, say_text
from pellucid.course.course import Course
from pellucid.course.experiment import Experiment
from pellucid.course.knobs import Knob
from pellucid.course.language import Language
from pellucid.course.outcome import Outcome
from pellucid.course.words import invitation


def run_one(asked: Asked, course: Course, name: str) -> int:
    """Runs an experiment and tells what came of it: the exit code, 1 where it was refuted."""
    experiment, console = course.experiments[name], aside()
    # A mistake is told before anything is said.
    settings = chosen_settings(experiment.settings, asked.set)
    say_protocol(console, experiment, settings)
    with progressing(console) as told:
        chosen = msgspec.structs.asdict(settings)
        outcome = experiment.run(asked.seeds, seed=asked.seed, watch=told(name), **chosen)
    say_notes(console, remember([outcome]))
    figure = _figure(asked, outcome, experiment.language)
    if asked.json:
        print_json(facts(outcome) | figure)
    else:
        _tell(answer(), experiment, outcome, asked)
    return int(outcome.verdict == "refuted")


def facts(outcome: Outcome) -> dict[str, Any]:
    """The outcome for programs: everything but the charts."""
    told = msgspec.to_builtins(outcome)
    del told["charts"]
    return told


def say_protocol(console: Console, experiment: Experiment[Any], settings: Struct) -> None:
    """The claim, and what is done to test it, before it is done; each setting with its range."""
    say, lesson, claim = experiment.language.say, experiment.lesson, experiment.claim
    title = say("Lesson {number}. {title}", number=lesson, title=claim)
    say_text(console, Text(title, "name"))
    said = [
        (say("varied"), experiment.varied),
        (say("measured"), experiment.measured),
        (say("refuted by"), experiment.refuted),
    ]
    for index, knob in enumerate(experiment.knobs(settings).values()):
        said.append(("" if index else say("settings"), _setting(knob)))
    wide = max(len(label) for label, _ in said)
    for label, text in said:
        if text:
            say_after(console, Text(f"{label:>{wide}}  ", "quiet"), Text(text))


def _setting(knob: Knob) -> str:
    about = f": {knob.about}" if knob.about else ""
    return f"{knob.name}={knob.usual} ({knob.allowed}){about}"


def _figure(asked: Asked, outcome: Outcome, language: Language) -> dict[str, str]:
    if asked.figure is None:
        return {}
    from pellucid.course.drawing import outcome_figure
    from pellucid.report import save_figure

    save_figure(outcome_figure(outcome, language), asked.figure)
    return {"figure": asked.figure}


def _tell(console: Console, experiment: Experiment[Any], outcome: Outcome, asked: Asked) -> None:
    draw_outcome(console, outcome, experiment.language)
    if asked.figure is not None:
        said = experiment.language.say("The figure is in {file}", file=asked.figure)
        say_text(console, Text(said, "quiet"))
    invited = invitation(experiment, asked.course)
    if invited and outcome.settings == msgspec.structs.asdict(experiment.settings):
        sys.stdout.flush()
        say_text(console, Text(invited, "quiet"))
