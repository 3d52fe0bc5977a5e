"""The forms in which quizzes are handed on, by name."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pellucid.course.exports.gift import as_gift
from pellucid.course.exports.qti import as_qti
from pellucid.course.exports.table import as_csv
from pellucid.course.language import ENGLISH, Language
from pellucid.course.quiz import Quiz
from pellucid.errors import choose


class Format(NamedTuple):
    """A form: what writes it, the ending of its files, and whether it can be read as text."""

    write: Callable[[Sequence[Quiz], Language], bytes]
    ending: str
    is_text: bool


FORMATS: dict[str, Format] = {
    "gift": Format(
        lambda quizzes, language: as_gift(quizzes, language).encode(), ".txt", is_text=True
    ),
    "qti": Format(as_qti, ".zip", is_text=False),
    "csv": Format(lambda quizzes, _: as_csv(quizzes).encode(), ".csv", is_text=True),
}


def exported(name: str, quizzes: Sequence[Quiz], language: Language = ENGLISH) -> bytes:
    """The quizzes as a file of that form; the same quizzes give the same bytes.

    What the form says beside the questions, it says in `language`.
    Raises `BadInput` for a form that is not known.
    """
    return FORMATS[choose("the form", name, FORMATS)].write(quizzes, language)
