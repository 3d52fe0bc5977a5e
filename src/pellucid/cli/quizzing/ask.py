"""Asking: a letter typed for each question, and what is said to it at once."""

import io
import sys
from collections.abc import Callable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from pellucid.cli.ctrl_c import let_ctrl_c_in
from pellucid.cli.quizzing.said import say_feedback, say_question
from pellucid.cli.terminal import aside, say_text
from pellucid.course.asking import LETTERS, Asked, Given

Answered = Callable[[Given], None]
"""What is to be done with each answer as soon as it is given."""

_LEAVE = ("q", "quit", "exit")


def ask(
    console: Console, asked: Sequence[Asked], answered: Answered, folder: str | None = None
) -> tuple[Given, ...]:
    """Asks one question after the other, until the last, `q`, or the end of what is typed."""
    given: list[Given] = []
    typed = _typed(console)
    for number, one in enumerate(asked, 1):
        say_question(console, one, number, len(asked))
        letter = _letter(typed)
        if letter is None:
            break
        given.append(Given(one.question, one.answers[letter]))
        answered(given[-1])
        say_feedback(console, one, given[-1], folder)
    return tuple(given)


def _letter(typed: Iterator[str]) -> str | None:
    """The first that is an answer's letter; None where the learner leaves."""
    for word in typed:
        if word in _LEAVE:
            return None
        if len(word) == 1 and word in LETTERS:
            return word
        given = f"{word[:20]!r} is none of the answers: " if word else ""
        say_text(aside(), Text(f"{given}type a, b, c or d and Enter, or q to leave.", "warning"))
    return None


def _typed(console: Console) -> Iterator[str]:
    """What is typed, a word a line; asked for only where somebody sits before it."""
    # A program without a terminal or a pipe has no standard input at all: nothing is typed.
    stream = sys.stdin or io.StringIO()
    if isinstance(stream, io.TextIOWrapper):
        # What is no text at all is no letter either: asked again, not a traceback.
        stream.reconfigure(errors="replace")
    let_ctrl_c_in()
    while True:
        if stream.isatty():
            console.print("> ", end="")
        line = stream.readline()
        if not line:
            return
        yield line.strip().lower().rstrip(".)")
