"""The contents, a lesson, or terms: for a person, in a pipe, or for a program."""

import sys
from typing import Any
from unicodedata import normalize

from pellucid.cli.answer import print_json
from pellucid.cli.learning.contents import draw_contents, place_facts
from pellucid.cli.learning.reader import Reader
from pellucid.cli.learning.session import read_along
from pellucid.cli.learning.terms import draw_glossary
from pellucid.cli.learning.unpadded import unpadded
from pellucid.cli.notes import say_notes
from pellucid.cli.terminal import answer, aside
from pellucid.course.course import Course
from pellucid.course.evidence import evidence, filled
from pellucid.course.glossary import find_term
from pellucid.course.language import Language
from pellucid.course.lesson import Lesson, Section
from pellucid.course.progress import load

_GLOSSARY = "glossary"


def show_contents(course: Course, folder: str | None, *, json: bool) -> None:
    """Every lesson, and the learner's place."""
    progress, notes = load()
    say_notes(aside(), notes)
    if json:
        print_json({"lessons": [place_facts(one, progress) for one in course.lessons.values()]})
        return
    console = answer()
    with unpadded(console):
        draw_contents(console, course, progress, folder)


def show_lesson(
    course: Course, number: int, *, again: bool, folder: str | None, seed: int, json: bool
) -> None:
    """A lesson: section by section at a terminal, else the whole of it."""
    lesson = course.lesson(number)
    reader = Reader(answer(), course, folder)
    if json:
        print_json(_lesson_facts(lesson, course))
    elif sys.stdin.isatty() and reader.console.is_terminal:
        read_along(reader, lesson, again=again, seed=seed)
    else:
        with unpadded(reader.console):
            reader.whole(lesson)


def show_terms(course: Course, what: str, *, json: bool) -> None:
    """What a term means, or all of them."""
    if what.lower() in (_GLOSSARY, course.language.say("glossary")):
        terms = sorted(course.glossary.values(), key=lambda term: _alphabetical(term.name))
    else:
        terms = [find_term(what, course.glossary)]
    if json:
        print_json({"terms": [{"name": one.name, "meaning": one.meaning} for one in terms]})
    else:
        draw_glossary(answer(), terms)


def _alphabetical(name: str) -> str:
    """What a dictionary sorts a name by: é stands with e."""
    return normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def _lesson_facts(lesson: Lesson, course: Course) -> dict[str, Any]:
    return {
        "lesson": lesson.number,
        "title": lesson.title,
        "sections": [_section_facts(section, course.language) for section in lesson.sections],
        "experiments": [
            {"name": one.experiment, "claim": course.experiments[one.experiment].claim}
            for one in lesson.shown
        ],
    }


def _section_facts(section: Section, language: Language) -> dict[str, Any]:
    text = filled("\n\n".join(section.passages), evidence(), language)
    return {"heading": section.heading, "markdown": text}
