"""Pictures or recordings as read from files, with everything that was found out about them."""

from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from jaxtyping import Int16, Int64, UInt8

from pellucid.data.classes import class_names
from pellucid.data.encoding.media import PictureEncoding, SoundEncoding
from pellucid.data.note import Note
from pellucid.data.task import Task

Inputs = UInt8[np.ndarray, "n height width channels"] | Int16[np.ndarray, "n samples"]


@dataclass(frozen=True)
class Collection:
    """Examples decoded from files, all brought to one size: to pictures what a table is to rows.

    `files` says what each example is called, as a person would find it. `target` has as many
    rows and no missing values; None where the examples are only to be answered. Rows that share
    a number in `groups` belong together and stay on one side of every split: the same picture
    twice, or, where `grouped_by` says "speaker", one person's recordings. `apart` are the rows
    that the source itself keeps for the test.
    """

    name: str
    inputs: Inputs
    target: pl.Series | None
    target_name: str | None
    task: Task | None
    encoding: PictureEncoding | SoundEncoding
    files: tuple[str, ...]
    groups: Int64[np.ndarray, " n"] | None = None
    grouped_by: str | None = None
    apart: Int64[np.ndarray, " k"] | None = None
    notes: tuple[Note, ...] = ()

    @property
    def rows(self) -> int:
        """How many examples there are."""
        return len(self.inputs)

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes as text, in order; empty for a quantity."""
        return class_names(self.target, self.task)

    @property
    def is_sound(self) -> bool:
        """Whether these are recordings; else they are pictures."""
        return isinstance(self.encoding, SoundEncoding)

    @property
    def noun(self) -> str:
        """What one example is called."""
        return "recording" if self.is_sound else "picture"

    def noted(self, *notes: Note) -> "Collection":
        """The same collection with more said about it."""
        return replace(self, notes=self.notes + notes)
