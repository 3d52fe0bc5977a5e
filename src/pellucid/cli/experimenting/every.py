"""Running all experiments of the course, and writing one report of them."""

from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from pellucid.cli.answer import print_json
from pellucid.cli.drawing.numbers import duration
from pellucid.cli.experimenting.attempt import attempt, say_failed
from pellucid.cli.experimenting.carry_out import Asked
from pellucid.cli.experimenting.listing import STYLES
from pellucid.cli.experimenting.one import facts
from pellucid.cli.experimenting.progress import progressing
from pellucid.cli.experimenting.remember import remember
from pellucid.cli.mistakes import BAD_INPUT
from pellucid.cli.notes import say_once
from pellucid.cli.terminal import answer, aside, say_line
from pellucid.course.course import Course
from pellucid.course.language import Language
from pellucid.course.outcome import Outcome
from pellucid.course.report import write_report
from pellucid.course.words import MARKS, counted, verdict_line
from pellucid.data import Note
from pellucid.errors import BadInput


class Done(NamedTuple):
    """What was run so far: outcomes, and why others could not be run, by name."""

    outcomes: list[Outcome]
    failed: dict[str, BadInput]


def run_every(asked: Asked, course: Course) -> int:
    """Runs one experiment after the other: the exit code.

    An experiment that cannot be run is told, and the others are. Ctrl-C keeps what is done.
    """
    done = Done([], {})
    try:
        _run(asked, course, done)
    except BaseException:  # Ctrl-C, or a mistake of ours: hours of work are not lost to either
        _stopped(asked, course, done)
        raise
    path = _report(asked, course, done)
    if asked.json:
        print_json(_summary(done) | {"report": path and str(path)})
    else:
        _tell(answer(), done, path, course.language)
    if done.failed:
        return BAD_INPUT
    return int(any(one.verdict == "refuted" for one in done.outcomes))


def _run(asked: Asked, course: Course, done: Done) -> None:
    console, noted = aside(), set[Note]()
    wide = max(map(len, course.experiments))
    with progressing(console) as told:
        for name, experiment in course.experiments.items():
            outcome = attempt(experiment, told(name), asked.seeds, asked.seed)
            if isinstance(outcome, BadInput):
                done.failed[name] = outcome
                say_failed(console, name, outcome)
                continue
            done.outcomes.append(outcome)
            say_line(console, _line(outcome, wide, course.language))
            say_once(console, remember([outcome]), noted)


def _line(outcome: Outcome, wide: int, language: Language) -> Text:
    line = Text(f"{outcome.lesson}  {outcome.name:<{wide}}  ")
    line.append(verdict_line(outcome, language), STYLES[outcome.verdict])
    return line.append(f"  {language.with_numbers(duration(outcome.seconds))}", "quiet")


def _report(asked: Asked, course: Course, done: Done) -> Path | None:
    """Writes the report, if there is anything to report."""
    if not done.outcomes:
        return None
    write_report(done.outcomes, course, asked.report_path, asked.course)
    return asked.report_path


def _stopped(asked: Asked, course: Course, done: Done) -> None:
    path = _report(asked, course, done)
    if path is not None:
        said = course.language.say(
            "{done} of {all} were run; they are in {file}.",
            done=len(done.outcomes), all=len(course.experiments), file=str(path),
        )  # fmt: skip
        say_line(aside(), Text(said))


def _summary(done: Done) -> dict[str, object]:
    return {
        "experiments": [facts(one) for one in done.outcomes],
        "failed": [{"name": name, "message": str(error)} for name, error in done.failed.items()],
        "seconds": sum(one.seconds for one in done.outcomes),
    }


def _tell(console: Console, done: Done, path: Path | None, language: Language) -> None:
    console.print()
    line = Text()
    for verdict, mark in MARKS.items():
        count = sum(one.verdict == verdict for one in done.outcomes)
        if count:
            line.append(f"{mark} {counted(verdict, count, language)}  ", STYLES[verdict])
    if done.failed:
        line.append(f"! {language.say('{many} not run', many=len(done.failed))}  ", "warning")
    took = language.with_numbers(duration(sum(one.seconds for one in done.outcomes)))
    say_line(console, line.append(language.say("in {time}", time=took), "quiet"))
    if path is not None:
        said = language.say("The report is in {file}", file=str(path))
        say_line(console, Text(said, "quiet"))
