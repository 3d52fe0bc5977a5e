"""The contents of the course, and how far the learner has come."""

from functools import partial
from typing import Any

from rich.console import Console
from rich.text import Text

from pellucid.cli.drawing.bars import bar
from pellucid.cli.terminal import say_line, say_text
from pellucid.course.course import Course
from pellucid.course.language import Language
from pellucid.course.lesson import Lesson
from pellucid.course.progress import Progress
from pellucid.course.words import typed

_WIDTH = 10


def place_facts(lesson: Lesson, progress: Progress) -> dict[str, Any]:
    """A lesson, and the learner's place in it."""
    place = progress.lessons.get(str(lesson.number))
    return {
        "lesson": lesson.number,
        "title": lesson.title,
        "sections": len(lesson.sections),
        "read": place.section if place else 0,
        "done": place.done if place else False,
    }


def draw_contents(console: Console, course: Course, progress: Progress, folder: str | None) -> None:
    """Every lesson with a bar of what was read, and what to type to go on."""
    language = course.language
    found = [place_facts(lesson, progress) for lesson in course.lessons.values()]
    wide = max((len(one["title"]) for one in found), default=0)
    about = language.say("The course: every claim in it is an experiment that runs")
    say_line(console, Text(about, "name"))
    console.print()
    for one in found:
        share = 1.0 if one["done"] else one["read"] / max(one["sections"], 1)
        line = Text(f"  {one['lesson']}  {one['title']:<{wide}}  ")
        line.append(f"{bar(share, _WIDTH):<{_WIDTH}}", "positive")
        say_line(console, line.append(_said(one, language), "quiet"))
    console.print()
    ahead = next((one for one in found if not one["done"]), None)
    for text in _next(ahead, folder, language):
        say_text(console, Text(text))


def _said(one: dict[str, Any], language: Language) -> str:
    if one["done"]:
        return f"  {language.say('read')}"
    if not one["read"]:
        return ""
    counts = {"read": one["read"], "sections": one["sections"]}
    return f"  {language.say('{read} of {sections} sections', **counts)}"


def _next(ahead: dict[str, Any] | None, folder: str | None, language: Language) -> list[str]:
    say, command = language.say, partial(typed, folder=folder, language=language)
    if ahead is None:
        quiz = command("quiz")
        return [say("You have read all of it. What you once missed: {command}", command=quiz)]
    lesson = command("learn", ahead["lesson"])
    return [
        say("Go on: {command}", command=lesson)
        if ahead["read"]
        else say("Begin: {command}", command=lesson),
        say("A word you do not know: {command}", command=command("learn", say("WORD"))),
        say("All claims: {command}", command=command("experiment")),
    ]
