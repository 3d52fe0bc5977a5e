"""GIFT, the text form that Moodle imports."""

import re
from collections.abc import Sequence

from pellucid.course.exports.wording import clean, pointers
from pellucid.course.language import ENGLISH, Language
from pellucid.course.quiz import Answer, Question, Quiz

# Said of every text, so that one which begins with "[html]" or "%50%" is not taken for more.
_PLAIN = "[plain]"


def as_gift(quizzes: Sequence[Quiz], language: Language = ENGLISH) -> str:
    """The quizzes as GIFT: a category for each lesson, feedback for every answer.

    What a learner may read or try is each question's general feedback.

    Source: Moodle's documentation, GIFT format.
    """
    return "\n".join(_quiz(quiz, language) for quiz in quizzes)


def _quiz(quiz: Quiz, language: Language) -> str:
    about = language.say(
        "Pellucid, lesson {number}: {count} questions",
        number=quiz.lesson, count=len(quiz.questions),
    )  # fmt: skip
    category = language.say("Lesson {number}", number=quiz.lesson)
    head = f"// {about}\n$CATEGORY: $course$/Pellucid/{category}\n"
    return "\n".join([head, *(_question(one, quiz.lesson, language) for one in quiz.questions)])


def _question(question: Question, lesson: int, language: Language) -> str:
    more = pointers(question, lesson, language)
    lines = [
        f"::{escaped(question.id)}::{_text(question.text)} {{",
        *(_answer(answer) for answer in question.answers),
        *([f"####{_text(more)}"] if more else []),
        "}\n",
    ]
    return "\n".join(lines)


def _answer(answer: Answer) -> str:
    return f"{'=' if answer.right else '~'}{_text(answer.text)}#{_text(answer.feedback)}"


def _text(text: str) -> str:
    return _PLAIN + escaped(text)


def escaped(text: str) -> str:
    r"""A text whose characters mean nothing but themselves in GIFT.

    A blank line would end the question, so ends of lines are written as \n.

    >>> escaped("a = {1: ~2}")
    'a \\= \\{1\\: \\~2\\}'
    """
    return re.sub(r"([\\~=#{}:])", r"\\\1", clean(text)).replace("\n", r"\n")
