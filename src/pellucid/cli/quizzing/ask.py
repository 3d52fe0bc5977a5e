"""Asking: a letter typed for each question, and what is said to it at once."""

from collections.abc import Callable, Iterator, Sequence

from rich.text import Text

from pellucid.cli.quizzing.said import Sayer, say_feedback, say_question
from pellucid.cli.terminal import aside, say_text
from pellucid.cli.typed import typed_lines
from pellucid.course.asking import LETTERS, Asked, Given
from pellucid.course.language import Language

Answered = Callable[[Given], None]
"""What is to be done with each answer as soon as it is given."""

_LEAVE = ("q", "quit", "exit")


def ask(to: Sayer, asked: Sequence[Asked], answered: Answered) -> tuple[Given, ...]:
    """Asks one question after the other, until the last, `q`, or the end of what is typed."""
    given: list[Given] = []
    typed = typed_lines(to.console)
    for number, one in enumerate(asked, 1):
        say_question(to, one, number, len(asked))
        letter = _letter(typed, to.language)
        if letter is None:
            break
        given.append(Given(one.question, one.answers[letter]))
        answered(given[-1])
        say_feedback(to, one, given[-1])
    return tuple(given)


def _letter(typed: Iterator[str], language: Language) -> str | None:
    """The first that is an answer's letter; None where the learner leaves."""
    for line in typed:
        word = line.lower().rstrip(".)")
        if word in _LEAVE:
            return None
        if len(word) == 1 and word in LETTERS:
            return word
        say_text(aside(), Text(_how(word[:20], language), "warning"))
    return None


def _how(word: str, language: Language) -> str:
    if not word:
        return language.say("type a, b, c or d and Enter, or q to leave.")
    return language.say(
        "{word} is none of the answers: type a, b, c or d and Enter, or q to leave.",
        word=repr(word),
    )
