"""What is found out about single files while they are decoded."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pellucid.data.note import Note, warning
from pellucid.data.words import count, some_of
from pellucid.errors import BadInput

UNUSABLE = "unusable"
SHOWN = 5


class Unusable(Exception):
    """A file that no example can be made of; its text says why."""


class Finding(NamedTuple):
    """One thing about one file: a stable code, and for an unusable one the reason."""

    row: int
    code: str
    text: str = ""


def affected(findings: Sequence[Finding], code: str) -> list[int]:
    """The rows that a code was found for, in rising order."""
    return sorted({found.row for found in findings if found.code == code})


def drop_unusable(array: np.ndarray, findings: Sequence[Finding]) -> np.ndarray:
    """The array without the rows of unusable files.

    The rows are moved up in place: there is no second array of that size.
    """
    rows = usable_rows(len(array), findings)
    for new, old in enumerate(rows):
        if new != old:
            array[new] = array[old]
    return array[: len(rows)]


def usable_rows(count: int, findings: Sequence[Finding]) -> list[int]:
    """Which of so many files an example could be made of."""
    lost = set(affected(findings, UNUSABLE))
    return [row for row in range(count) if row not in lost]


def left_out(names: Sequence[str], findings: Sequence[Finding], noun: str) -> tuple[Note, ...]:
    """What is said of unusable files. Raises `BadInput` when there is no other."""
    lost = len(affected(findings, UNUSABLE))
    if not lost:
        return ()
    said = unusable(names, findings, noun)
    if lost == len(names):
        raise BadInput(f"{said[:-1]}, and there is no other")
    make = warning if lost > len(names) / 20 else Note
    return (make("unusable", f"{said} Left out."),)


def unusable(names: Sequence[str], findings: Sequence[Finding], noun: str) -> str:
    """How many files cannot be used, the first of them by name, and why.

    >>> unusable(["a.png", "b.png"], [Finding(1, "unusable", "cut short")], "picture")
    '1 picture cannot be used: b.png (cut short).'
    """
    bad = sorted(found for found in findings if found.code == UNUSABLE)
    listed = [f"{names[found.row]} ({found.text})" for found in bad]
    return f"{count(len(bad), noun)} cannot be used: {some_of(listed, SHOWN)}."
