"""Running all experiments of the course, and writing one report of them."""

from pathlib import Path

from rich.console import Console
from rich.text import Text

from pellucid.cli.answer import print_json
from pellucid.cli.drawing.numbers import duration
from pellucid.cli.experimenting.carry_out import Asked
from pellucid.cli.experimenting.listing import STYLES
from pellucid.cli.experimenting.one import facts
from pellucid.cli.experimenting.progress import progressing
from pellucid.cli.experimenting.remember import remember
from pellucid.cli.notes import say_notes
from pellucid.cli.terminal import answer, aside, say_line
from pellucid.course.course import Course
from pellucid.course.outcome import Outcome
from pellucid.course.report import write_report
from pellucid.course.words import MARKS, verdict_line

_REPORT = "experiments.html"


def run_every(asked: Asked, course: Course) -> bool:
    """Runs one experiment after the other: whether any was refuted.

    Ctrl-C keeps what is done: its verdicts, and a report of them.
    """
    console = aside()
    path = Path(asked.report or _REPORT)
    outcomes: list[Outcome] = []
    try:
        _run(asked, course, outcomes)
    except KeyboardInterrupt:
        if outcomes:
            _keep(outcomes, course, path, console)
            done = f"{len(outcomes)} of {len(course.experiments)} were run; they are in {path}."
            say_line(console, Text(done))
        raise
    _keep(outcomes, course, path, console)
    if asked.json:
        print_json(_summary(outcomes) | {"report": str(path)})
    else:
        _tell(answer(), outcomes, path)
    return any(one.verdict == "refuted" for one in outcomes)


def _run(asked: Asked, course: Course, outcomes: list[Outcome]) -> None:
    console = aside()
    wide = max(map(len, course.experiments))
    with progressing(console) as told:
        for name, experiment in course.experiments.items():
            outcome = experiment.run(asked.seeds, seed=asked.seed, watch=told(name))
            outcomes.append(outcome)
            line = Text(f"{outcome.lesson}  {name:<{wide}}  ")
            line.append(verdict_line(outcome), STYLES[outcome.verdict])
            say_line(console, line.append(f"  {duration(outcome.seconds)}", "quiet"))


def _keep(outcomes: list[Outcome], course: Course, path: Path, console: Console) -> None:
    write_report(outcomes, course, path)
    say_notes(console, remember(outcomes))


def _summary(outcomes: list[Outcome]) -> dict[str, object]:
    return {
        "experiments": [facts(one) for one in outcomes],
        "seconds": sum(one.seconds for one in outcomes),
    }


def _tell(console: Console, outcomes: list[Outcome], path: Path) -> None:
    console.print()
    line = Text()
    for verdict, mark in MARKS.items():
        count = sum(one.verdict == verdict for one in outcomes)
        if count:
            line.append(f"{mark} {count} {verdict}  ", STYLES[verdict])
    line.append(f"in {duration(sum(one.seconds for one in outcomes))}", "quiet")
    say_line(console, line)
    say_line(console, Text(f"The report is in {path}", "quiet"))
