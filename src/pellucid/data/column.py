"""What one column of a table holds, and how its text is read."""

from typing import Literal

import msgspec

Kind = Literal["number", "category", "date", "boolean"]


class Column(msgspec.Struct, frozen=True):
    """One input column.

    `missing` and `distinct` count its missing and its different values when it was read.
    The rest says how text becomes values, so that a file read later is read the same way:
    `decimal` is the decimal mark, `thousands` the mark between groups of three digits (often
    none), `pattern` the format of a date (`%Y-%m-%d`), `words` what stands for false and for
    true, and `strays` the words among numbers that count as missing.

    >>> Column("age", "number", missing=3, distinct=71).kind
    'number'
    """

    name: str
    kind: Kind
    missing: int = 0
    distinct: int = 0
    decimal: str = "."
    thousands: str = ""
    pattern: str = ""
    words: tuple[str, str] | None = None
    strays: tuple[str, ...] = ()
