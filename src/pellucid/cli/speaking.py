"""The language that a command of the course speaks."""

from pellucid.course.language import LANGUAGES, Language, code_of, language, language_here
from pellucid.errors import BadInput


def chosen_language(given: str | None) -> Language:
    """The language that was asked for; without, this computer's.

    Raises `BadInput` for one that the course does not speak, with those it does.
    """
    if given is None:
        return language_here()
    code = code_of(given)
    if code not in LANGUAGES:
        there = ", ".join(LANGUAGES)
        why = "The course is not written in another"
        raise BadInput(f"--language is {given!r}", f"one of: {there}", why, "--language en")
    return language(code)
