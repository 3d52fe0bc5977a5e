"""Something found out about the data, and said aloud."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["note", "warning"]


@dataclass(frozen=True)
class Note:
    """One finding, as a sentence a person reads.

    `code` is a stable slug for programs (`"delimiter"`, `"leakage"`, ...); a `warning` is
    something that may make a result worthless, a `note` is merely good to know.

    >>> Note("no-header", "The file has no header, so the columns are called column_1, column_2.")
    Note(code='no-header', text='The file has no header, ...', level='note')
    """

    code: str
    text: str
    level: Level = "note"


def warning(code: str, text: str) -> Note:
    """A note that may make a result worthless."""
    return Note(code, text, "warning")
