"""Folders that a source divides its files into: for training, for validation, for the test."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Int64

from pellucid.data.note import Note
from pellucid.data.words import count

NAMES = {
    "train": "training",
    "training": "training",
    "val": "validation",
    "valid": "validation",
    "validation": "validation",
    "test": "test",
    "testing": "test",
}


class Apart(NamedTuple):
    """The rows kept for the test, None where the source keeps none, and what is said of them."""

    rows: Int64[np.ndarray, " k"] | None
    notes: tuple[Note, ...]


def part_of(name: str) -> str:
    """The part a folder (or a word in a table) stands for; empty where it stands for none.

    >>> part_of("Valid"), part_of("cats")
    ('validation', '')
    """
    return NAMES.get(name.lower(), "")


def keep_apart(parts: Sequence[str], noun: str) -> Apart:
    """Which rows are for the test: those of the test, or where there is none the validation's."""
    kept = "test" if "test" in parts else "validation"
    rows = np.flatnonzero(np.array(parts, dtype=object) == kept)
    if not len(rows) or len(rows) == len(parts):
        return Apart(None, ())
    said = f"The {kept} part has {count(len(rows), noun)}: they are kept for the test."
    if kept == "test" and "validation" in parts:
        more = count(sum(part == "validation" for part in parts), noun)
        said += f" The {more} of the validation part are learnt from."
    return Apart(rows, (Note("parts", said),))
