"""The list of experiments: lesson, claim, and what came of it last."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from rich.console import Console
from rich.text import Text

from pellucid.cli.answer import print_json
from pellucid.cli.experimenting.carry_out import Asked
from pellucid.cli.notes import say_notes
from pellucid.cli.terminal import answer, aside, say_line, say_text
from pellucid.course.course import Course
from pellucid.course.progress import ExperimentPlace, load
from pellucid.course.words import MARKS, typed

STYLES = {"supported": "positive", "refuted": "negative", "undecided": "quiet"}


def list_experiments(asked: Asked, course: Course) -> None:
    """Prints every experiment with its claim and its last verdict."""
    progress, notes = load()
    say_notes(aside(), notes)
    last = progress.experiments
    if asked.json:
        print_json(
            {"experiments": [_facts(course, name, last.get(name)) for name in _names(course)]}
        )
        return
    _draw(answer(), course, last, asked.course)


def _names(course: Course) -> list[str]:
    return sorted(course.experiments, key=lambda name: course.experiments[name].lesson)


def _facts(course: Course, name: str, last: ExperimentPlace | None) -> dict[str, Any]:
    one = course.experiments[name]
    verdict = last.verdict if last else None
    return {"name": name, "lesson": one.lesson, "claim": one.claim, "verdict": verdict}


def _draw(
    console: Console, course: Course, last: Mapping[str, ExperimentPlace], folder: str | None
) -> None:
    wide = max(map(len, course.experiments))
    lesson = 0
    for name in _names(course):
        one = course.experiments[name]
        if one.lesson != lesson:
            lesson = one.lesson
            title = course.lessons[lesson].title if lesson in course.lessons else ""
            console.print()
            say_line(console, Text(f"{lesson}  {title}", "name"))
        for line in _lines(console, wide, name, one.claim, last.get(name)):
            say_line(console, line)
    console.print()
    say, run = (
        course.language.say,
        partial(typed, "experiment", folder=folder, language=course.language),
    )
    for said in (
        say("Run one: {command}", command=run(say("NAME"))),
        say("Run all and write a report: {command}", command=run("--all")),
    ):
        say_text(console, Text(said, "quiet"))


def _lines(
    console: Console, wide: int, name: str, claim: str, last: ExperimentPlace | None
) -> Iterator[Text]:
    verdict = last.verdict if last else None
    mark = Text(MARKS[verdict], STYLES[verdict]) if verdict else Text("·", "quiet")
    first = Text("   ").append_text(mark).append(f" {name:<{wide}}  ")
    room = max(24, console.width - len(first)) if console.is_terminal else len(claim) + 1
    for index, line in enumerate(Text(claim, "quiet").wrap(console, room)):
        yield (first if index == 0 else Text(" " * len(first))) + line
