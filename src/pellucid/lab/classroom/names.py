"""Names of learners: the only thing about anybody that is kept, so it is kept tidy."""

import unicodedata

from pellucid.lab.classroom.schema import NAME_LENGTH
from pellucid.lab.mistake import Mistake

# Letters with their marks, digits, and what stands between the parts of a name.
_BETWEEN = " '’.-"


def clean_name(name: str) -> str:
    """The name as it is shown: letters, digits, marks and single spaces, 40 of them at most.

    Raises `Mistake` with code `name-empty` where nothing of it is left, `name-long` where too
    much is.

    >>> clean_name("  Ana\\u202e   <b>María</b> ")
    'Ana bMaríab'
    """
    kept = "".join(one for one in unicodedata.normalize("NFKC", _spaced(name)) if _allowed(one))
    cleaned = " ".join(kept.split()).strip(_BETWEEN)
    if not any(one.isalnum() for one in cleaned):
        raise Mistake("name-empty")
    if len(cleaned) > NAME_LENGTH:
        raise Mistake("name-long", most=NAME_LENGTH)
    return cleaned


def key_of(name: str) -> str:
    """The name as it is compared: two that look alike are the same.

    >>> key_of("ANA  Ruiz") == key_of("Ana Ruiz")
    True
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(folded.split())


def _spaced(name: str) -> str:
    return "".join(" " if one.isspace() else one for one in name)


def _allowed(letter: str) -> bool:
    return letter in _BETWEEN or unicodedata.category(letter)[0] in "LMN"
