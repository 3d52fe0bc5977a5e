"""What an encoding is made of: frozen descriptions that serialise into a model's JSON."""

from typing import Literal

import msgspec

from pellucid.data.column import Column
from pellucid.data.task import Task

View = Literal["value", "time", "month-sin", "month-cos", "weekday-sin", "weekday-cos"]
TargetKind = Literal["text", "whole", "number", "boolean"]


class NumberPart(msgspec.Struct, frozen=True, tag="number"):
    """One real number: (x - center) * factor, then smoothly clipped unless it is on a circle.

    `view` is what is looked at: a number's value, or a date's time, month or day of the week.
    """

    column: int
    view: View
    center: float
    factor: float


class BinaryPart(msgspec.Struct, frozen=True, tag="binary"):
    """One of two values: -1 for the first, +1 for the second, 0 for anything else."""

    column: int
    values: tuple[str, str]


class FlagPart(msgspec.Struct, frozen=True, tag="flag"):
    """1 where the column has this value, 0 elsewhere: one column of a one-hot block."""

    column: int
    value: str


class MissingPart(msgspec.Struct, frozen=True, tag="missing"):
    """1 where the column's value is missing, 0 elsewhere."""

    column: int


class CodePart(msgspec.Struct, frozen=True, tag="code"):
    """A whole number for each value, from 1; 0 is missing, or seen less than twice in fitting."""

    column: int
    values: tuple[str, ...]

    @property
    def cardinality(self) -> int:
        """How many codes there are, the unknown one included."""
        return len(self.values) + 1


FlagLike = BinaryPart | FlagPart | MissingPart


class TargetEncoding(msgspec.Struct, frozen=True):
    """How targets become numbers and come back.

    For classes, `classes` are their names in order and `kind` what they were in the file. A
    quantity is standardised: (y - mean) / scale.
    """

    name: str
    task: Task
    kind: TargetKind
    classes: tuple[str, ...] = ()
    mean: float = 0.0
    scale: float = 1.0


class TableEncoding(msgspec.Struct, frozen=True, tag="table"):
    """How each raw column becomes encoded columns, in this order: numbers, flags, codes.

    `columns` are the raw columns; the parts point at them by position. It is a frozen
    description: `msgspec.json.encode` writes it and `msgspec.json.decode` reads it back.

    Numbers follow RealMLP (Holzmüller, Grinsztajn, Steinwart, 2024).
    """

    columns: tuple[Column, ...]
    number_parts: tuple[NumberPart, ...]
    flag_parts: tuple[FlagLike, ...]
    code_parts: tuple[CodePart, ...]
    target: TargetEncoding | None = None

    @property
    def numbers(self) -> int:
        """How many encoded columns are real numbers; they come first."""
        return len(self.number_parts)

    @property
    def flags(self) -> int:
        """How many encoded columns are flags (0 and 1, or -1 and 1); they come second."""
        return len(self.flag_parts)

    @property
    def codes(self) -> tuple[int, ...]:
        """The cardinality of each column of integer codes; they come last."""
        return tuple(part.cardinality for part in self.code_parts)

    @property
    def width(self) -> int:
        """How many encoded columns there are."""
        return self.numbers + self.flags + len(self.code_parts)

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of one example."""
        return (self.width,)

    @property
    def sources(self) -> tuple[int, ...]:
        """For each encoded column, which raw column it comes from."""
        return tuple(p.column for p in (*self.number_parts, *self.flag_parts, *self.code_parts))

    @property
    def features(self) -> tuple[str, ...]:
        """The names of the encoded columns."""
        parts = (*self.number_parts, *self.flag_parts, *self.code_parts)
        return tuple(_feature(self.columns[part.column].name, part) for part in parts)


def _feature(name: str, part: NumberPart | FlagLike | CodePart) -> str:
    match part:
        case NumberPart(view=view):
            return name if view == "value" else f"{name} ({view})"
        case BinaryPart(values=(_, second)):
            return f"{name}={second}"
        case FlagPart(value=value):
            return f"{name}={value}"
        case MissingPart():
            return f"{name} missing"
        case CodePart():
            return name
