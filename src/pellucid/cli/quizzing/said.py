"""A question, what is said to an answer, and what came of it all, in the terminal."""

from datetime import date

from rich.console import Console
from rich.text import Text

from pellucid.cli.drawing.numbers import count, percent
from pellucid.cli.notes import say_after
from pellucid.cli.terminal import say_text
from pellucid.course.asking import PASS_MARK, Asked, Given, Score
from pellucid.course.words import typed


def say_question(console: Console, asked: Asked, number: int, of: int) -> None:
    """The question, and its answers by letter."""
    console.print()
    say_text(
        console, Text.assemble((f"{number} of {of}  ", "quiet"), (asked.question.text, "name"))
    )
    for letter, answer in asked.answers.items():
        say_after(console, Text(f"{letter}  ", "quiet"), Text(answer.text))


def say_feedback(console: Console, asked: Asked, given: Given, folder: str | None = None) -> None:
    """Right or wrong, and why; the right answer where it was another; what shows it."""
    right = asked.question.right
    if given.right:
        say_text(console, Text.assemble(("Right. ", "positive"), right.reason))
    else:
        mark, why = ("Not quite. ", given.answer.feedback) if given.answer else ("Left out.", "")
        say_text(console, Text.assemble((mark, "negative"), why))
        end = "" if right.text[-1] in ".!?" else "."
        said = f"The answer is {asked.right}: {right.text}{end} "
        say_text(console, Text.assemble((said, "name"), right.reason))
    if asked.question.experiment:
        shown = typed("experiment", asked.question.experiment, folder=folder)
        say_text(console, Text(f"See it happen: {shown}", "quiet"))


def say_score(console: Console, found: Score, lesson: int | None) -> None:
    """How many were right, whether that is enough, and what to read again."""
    console.print()
    what = "" if lesson is None else f" Lesson {lesson} is {'' if found.passed else 'not '}passed."
    mark = f"the mark is {percent(PASS_MARK)}"
    right = f"{found.right} of {found.asked} right, {percent(found.share)}; {mark}."
    say_text(console, Text(right + what, "name"))


def say_read_again(
    console: Console, found: Score, lessons: dict[str, int], folder: str | None
) -> None:
    """The sections behind what was missed, under the command that opens their lesson."""
    sections = {(lessons[one.id], one.section): None for one in found.missed if one.section}
    for lesson in sorted({number for number, _ in sections}):
        say_text(console, Text(f"Read again: {typed('learn', lesson, folder=folder)}"))
        for number, section in sections:
            if number == lesson:
                say_after(console, Text("· ", "quiet"), Text(section))


def say_return(console: Console, missed: int, known: date | None, folder: str | None) -> None:
    """When what was missed returns, and the first day for what was known."""
    if missed:
        back = typed("quiz", folder=folder)
        said = f"{count(missed, 'question')} you missed: back at the next {back}"
        say_text(console, Text(said))
    if known is not None:
        say_text(console, Text(f"What you knew is back from {known} on.", "quiet"))


def say_left(console: Console, kept: int, of: int) -> None:
    """What is said to whoever leaves before the end."""
    console.print()
    said = f"{count(kept, 'answer')} of {of} kept" if kept else "nothing is kept"
    say_text(console, Text(f"Left: {said}."))
