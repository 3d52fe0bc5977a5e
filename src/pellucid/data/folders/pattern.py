"""A naming pattern: which part of a file's name is its label, and which its speaker."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pellucid.data.folders.media import Medium
from pellucid.errors import BadInput

NUMBERS = ("n", "i", "number", "index", "take")  # fields that hold digits only
KNOWN = ("label", "speaker")
EXAMPLE = "{label}_{speaker}_{n}.wav"
PIECES = re.compile(r"(\{[^{}]*\}|\*)")


class Pattern(NamedTuple):
    """A pattern as typed, and as it is matched."""

    text: str
    regex: re.Pattern[str]

    def match(self, file: str) -> dict[str, str] | None:
        """The fields of a file's name, or None where the pattern does not fit.

        A pattern without "/" is about the name alone, whatever folder the file is in.
        """
        name = file if "/" in self.text else file.rpartition("/")[2]
        found = self.regex.fullmatch(name)
        return found.groupdict() if found else None

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields."""
        return tuple(self.regex.groupindex)


def compile_pattern(text: str, medium: Medium) -> Pattern:
    """A pattern such as `{label}_{speaker}_{n}.wav`, ready to be matched.

    A field holds as little as will do; `{n}` holds digits; `*` stands for anything. What a file
    ends in may be left out. Raises `BadInput` for a pattern that says neither label nor speaker,
    names a field twice, or leaves nothing between two fields.

    >>> from pellucid.data.folders.media import SOUNDS
    >>> compile_pattern("{label}_{speaker}_{n}", SOUNDS).match("in/3_jackson_17.wav")
    {'label': '3', 'speaker': 'jackson', 'n': '17'}
    """
    pieces = [piece for piece in PIECES.split(text) if piece]
    fields = [piece[1:-1] for piece in pieces if piece.startswith("{")]
    _check(text, pieces, fields)
    end = "" if text.lower().endswith(medium.suffixes) or text.endswith("*") else r"\.[^./]+"
    return Pattern(text, re.compile("".join(map(_as_regex, pieces)) + end, re.IGNORECASE))


def _as_regex(piece: str) -> str:
    if piece == "*":
        return "[^/]*"
    if not piece.startswith("{"):
        return re.escape(piece)
    field = piece[1:-1]
    return rf"(?P<{field}>\d+)" if field in NUMBERS else f"(?P<{field}>[^/]+?)"


def _check(text: str, pieces: Sequence[str], fields: Sequence[str]) -> None:
    given = f"the pattern is {text!r}"
    if not set(fields) & set(KNOWN):
        raise BadInput(given, "{label} or {speaker} in it, or both", instead=EXAMPLE)
    if not all(re.fullmatch(r"[A-Za-z_]\w*", field, re.ASCII) for field in fields):
        raise BadInput(given, "fields whose names are words", instead=EXAMPLE)
    if len(set(fields)) < len(fields):
        raise BadInput(given, "each field once", instead=EXAMPLE)
    if any("{" in piece or "}" in piece for piece in pieces if not PIECES.fullmatch(piece)):
        raise BadInput(given, "a } for each {", instead=EXAMPLE)
    marks = [bool(PIECES.fullmatch(piece)) for piece in pieces]
    if any(first and second for first, second in pairwise(marks)):
        raise BadInput(given, "something between two fields, to tell where one ends")


def guess_pattern(files: Sequence[str], medium: Medium, *, speakers: bool) -> Pattern | None:
    """The pattern that obviously fits all of these names, if there is one.

    Every name fits, there are two labels or more, each has several files, and speakers (if it
    names them) say most of the labels.
    """
    with_speakers = ("{label}_{speaker}_{n}", "{label}-{speaker}-{n}") if speakers else ()
    for text in (*with_speakers, "{label}_{n}", "{label}-{n}", "{label}.{n}", "{label} ({n})"):
        pattern = compile_pattern(text, medium)
        found = [fields for file in files if (fields := pattern.match(file))]
        if len(found) == len(files) and _is_obvious(found):
            return pattern
    return None


def _is_obvious(found: Sequence[dict[str, str]]) -> bool:
    labels = {fields["label"] for fields in found}
    speakers = {fields.get("speaker", "") for fields in found}
    pairs = {(fields["label"], fields.get("speaker", "")) for fields in found}
    several = len(found) >= 2 * max(len(pairs), len(labels))
    return len(labels) > 1 and several and 2 * len(pairs) >= len(labels) * len(speakers)
