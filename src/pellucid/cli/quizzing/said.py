"""A question, what is said to an answer, and what came of it all, in the terminal."""

from datetime import date
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from pellucid.cli.drawing.numbers import percent
from pellucid.cli.notes import say_after
from pellucid.cli.terminal import say_text
from pellucid.course.asking import PASS_MARK, Asked, Given, Score
from pellucid.course.language import Language
from pellucid.course.words import typed


class Sayer(NamedTuple):
    """Where a quiz is held, the language spoken there, and a teacher's folder, as it was typed."""

    console: Console
    language: Language
    folder: str | None = None

    def command(self, name: str, *words: object) -> str:
        """What to type for a command of this course."""
        return typed(name, *words, folder=self.folder, language=self.language)

    def said(self, text: str, style: str = "") -> None:
        """A sentence of its own."""
        say_text(self.console, Text(text, style))


def say_question(to: Sayer, asked: Asked, number: int, of: int) -> None:
    """The question, and its answers by letter."""
    to.console.print()
    at = to.language.say("{number} of {of}", number=number, of=of)
    say_text(to.console, Text.assemble((f"{at}  ", "quiet"), (asked.question.text, "name")))
    for letter, answer in asked.answers.items():
        say_after(to.console, Text(f"{letter}  ", "quiet"), Text(answer.text))


def say_feedback(to: Sayer, asked: Asked, given: Given) -> None:
    """Right or wrong, and why; the right answer where it was another; what shows it."""
    right, say = asked.question.right, to.language.say
    if given.right:
        say_text(to.console, Text.assemble((f"{say('Right.')} ", "positive"), right.reason))
    else:
        mark, why = (say("Left out."), "")
        if given.answer:
            mark, why = (f"{say('Not quite.')} ", given.answer.feedback)
        say_text(to.console, Text.assemble((mark, "negative"), why))
        end = "" if right.text[-1] in ".!?" else "."
        said = say("The answer is {letter}: {answer}", letter=asked.right, answer=right.text)
        say_text(to.console, Text.assemble((f"{said}{end} ", "name"), right.reason))
    if asked.question.experiment:
        shown = to.command("experiment", asked.question.experiment)
        to.said(say("See it happen: {command}", command=shown), "quiet")


def say_score(to: Sayer, found: Score, lesson: int | None) -> None:
    """How many were right, whether that is enough, and what to read again."""
    to.console.print()
    share, mark = (to.language.written(percent(one)) for one in (found.share, PASS_MARK))
    right = to.language.say(
        "{right} of {asked} right, {share}; the mark is {mark}.",
        right=found.right, asked=found.asked, share=share, mark=mark,
    )  # fmt: skip
    to.said(" ".join((right, *_passed(to.language, found, lesson))), "name")


def _passed(language: Language, found: Score, lesson: int | None) -> list[str]:
    if lesson is None:
        return []
    if found.passed:
        return [language.say("Lesson {number} is passed.", number=lesson)]
    return [language.say("Lesson {number} is not passed.", number=lesson)]


def say_read_again(to: Sayer, found: Score, lessons: dict[str, int]) -> None:
    """The sections behind what was missed, under the command that opens their lesson."""
    sections = {(lessons[one.id], one.section): None for one in found.missed if one.section}
    for lesson in sorted({number for number, _ in sections}):
        to.said(to.language.say("Read again: {command}", command=to.command("learn", lesson)))
        for number, section in sections:
            if number == lesson:
                say_after(to.console, Text("· ", "quiet"), Text(section))


def say_return(to: Sayer, missed: int, known: date | None) -> None:
    """When what was missed returns, and the first day for what was known."""
    if missed:
        back = to.command("quiz")
        to.said(
            to.language.many(
                missed,
                "{many} question you missed: back at the next {command}",
                "{many} questions you missed: back at the next {command}",
                command=back,
            )
        )
    if known is not None:
        to.said(to.language.say("What you knew is back from {day} on.", day=str(known)), "quiet")


def say_left(to: Sayer, kept: int, of: int) -> None:
    """What is said to whoever leaves before the end."""
    to.console.print()
    if kept:
        said = to.language.many(
            kept, "Left: {many} answer of {of} kept.", "Left: {many} answers of {of} kept.", of=of
        )
    else:
        said = to.language.say("Left: nothing is kept.")
    to.said(said)
