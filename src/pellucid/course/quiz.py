"""A quiz: questions with four answers each, one of them right, and a reason beside every one."""

import re
import tomllib
from pathlib import Path

import msgspec
from msgspec import Struct

from pellucid.course.problem import Problem
from pellucid.course.quiz_problems import problems
from pellucid.course.reading import read_text, refused
from pellucid.errors import BadInput


class Answer(Struct, frozen=True, forbid_unknown_fields=True):
    """One of a question's answers; `feedback` says why it is right, or why it is wrong."""

    text: str
    feedback: str
    right: bool = False

    @property
    def reason(self) -> str:
        """The feedback without the Yes that it often begins with, in any language of ours.

        Where it was said before that an answer is right, Yes comes twice; and to whoever gave
        another answer, Yes would be no answer at all.
        """
        why = re.sub(r"^(?:Yes|Sí)[.,:;!] +(?=\S)", "", self.feedback)
        return why[:1].upper() + why[1:]


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """A question, with its answers as the file has them.

    `id` is its own in the whole course; `fact` which of the course's facts it asks for, if one;
    `section` the heading of the lesson to read again, `experiment` the one that shows it.
    """

    id: str
    text: str
    answers: tuple[Answer, ...] = msgspec.field(name="answer")
    section: str = ""
    experiment: str = ""
    fact: int | None = None

    @property
    def right(self) -> Answer:
        """The one answer that is right."""
        return next(answer for answer in self.answers if answer.right)


class Quiz(Struct, frozen=True, forbid_unknown_fields=True):
    """The questions of one lesson, in the order of its file."""

    lesson: int
    questions: tuple[Question, ...] = msgspec.field(name="question")


def parse_quiz(text: str, name: str = "the quiz") -> Quiz:
    """A quiz from its TOML; `name` is what its file is called in messages.

    Raises `BadInput` for the first thing that is wrong, and says how many more there are.

    >>> parse_quiz("lesson = 1\\nquestions = 3", "1.toml")
    Traceback (most recent call last):
    pellucid.errors.BadInput: 1.toml, line 1: the file has no question. In all, 2 things ...
    """
    found = problems(text)
    if found:
        raise _wrong(found, name)
    return msgspec.convert(tomllib.loads(text), Quiz)


def read_quiz(path: Path) -> Quiz:
    """The quiz in a TOML file, written in UTF-8.

    Raises `BadInput` where there is no such file, it cannot be read, or anything in it is wrong.
    """
    return parse_quiz(read_text(path), str(path))


def _wrong(found: tuple[Problem, ...], name: str) -> BadInput:
    first, *others = found
    more = f"In all, {len(found)} things are wrong there" if others else ""
    return refused(Path(name), first, more)
