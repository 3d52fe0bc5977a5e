"""What every form says in the same words, and which characters may stand in any of them."""

import re

from pellucid.course.language import ENGLISH, Language
from pellucid.course.quiz import Question

# Control characters that XML 1.0 has no place for; tabs and line ends stay.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    r"""A text without control characters, its lines ended one way.

    >>> clean("one\r\ntwo\x00")
    'one\ntwo'
    """
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def pointers(question: Question, lesson: int, language: Language = ENGLISH) -> str:
    """Where a learner finds more: the section to read again, and the experiment to run.

    >>> pointers(Question("a", "Is it?", (), "What it is", "xor"), 2)
    'Read again: "What it is" in lesson 2. Try it: pellucid experiment xor'
    """
    parts: list[str] = []
    if question.section:
        parts.append(
            language.say(
                'Read again: "{section}" in lesson {number}.',
                section=question.section, number=lesson,
            )
        )  # fmt: skip
    if question.experiment:
        command = f"pellucid experiment {question.experiment}"
        parts.append(language.say("Try it: {command}", command=command))
    return " ".join(parts)
