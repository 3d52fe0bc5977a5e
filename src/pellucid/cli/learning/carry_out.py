"""`pellucid learn`, from beginning to end."""

import sys
from typing import Any

from pellucid.cli import jax_settings
from pellucid.cli.answer import print_json
from pellucid.cli.learning.contents import draw_contents, place_facts
from pellucid.cli.learning.reader import Reader
from pellucid.cli.learning.session import read_along
from pellucid.cli.learning.terms import draw_glossary, find_term
from pellucid.cli.notes import say_notes
from pellucid.cli.terminal import answer, aside
from pellucid.course.course import Course, open_course
from pellucid.course.evidence import evidence, filled
from pellucid.course.lesson import Lesson, Passage, Section
from pellucid.course.progress import load

_GLOSSARY = "glossary"


def carry_out(what: str | None, *, again: bool, folder: str | None, seed: int, json: bool) -> None:
    """Shows the contents, a lesson, a term or the glossary."""
    jax_settings.prepare()
    course = open_course(folder)
    if what is None:
        _contents(course, json=json)
    elif what.isdecimal():
        _lesson(course, int(what), again=again, folder=folder, seed=seed, json=json)
    else:
        _terms(course, what, json=json)


def _contents(course: Course, *, json: bool) -> None:
    progress, notes = load()
    say_notes(aside(), notes)
    if json:
        print_json({"lessons": [place_facts(one, progress) for one in course.lessons.values()]})
    else:
        draw_contents(answer(), course, progress)


def _lesson(
    course: Course, number: int, *, again: bool, folder: str | None, seed: int, json: bool
) -> None:
    lesson = course.lesson(number)
    reader = Reader(answer(), course)
    if json:
        print_json(_lesson_facts(lesson, course))
    elif sys.stdin.isatty() and reader.console.is_terminal:
        read_along(reader, lesson, again=again, folder=folder, seed=seed)
    else:
        reader.title(lesson)
        for section in lesson.sections:
            reader.section(lesson, section)


def _lesson_facts(lesson: Lesson, course: Course) -> dict[str, Any]:
    return {
        "lesson": lesson.number,
        "title": lesson.title,
        "sections": [_section_facts(section) for section in lesson.sections],
        "experiments": [
            {"name": one.experiment, "claim": course.experiments[one.experiment].claim}
            for one in lesson.shown
        ],
    }


def _section_facts(section: Section) -> dict[str, Any]:
    passages = (block.markdown for block in section.blocks if isinstance(block, Passage))
    return {"heading": section.heading, "markdown": filled("\n\n".join(passages), evidence())}


def _terms(course: Course, what: str, *, json: bool) -> None:
    if what.lower() == _GLOSSARY:
        terms = sorted(course.glossary.values(), key=lambda term: term.name.lower())
    else:
        terms = [find_term(what, course.glossary)]
    if json:
        print_json({"terms": [{"name": one.name, "meaning": one.meaning} for one in terms]})
    else:
        draw_glossary(answer(), terms)
