"""Encoded rows as the raw values they came from, as near as the encoding tells."""

from datetime import UTC, datetime

import numpy as np
from jaxtyping import Float

from pellucid.data import TableEncoding
from pellucid.data.encoding import BinaryPart, CodePart, FlagPart, MissingPart, NumberPart
from pellucid.report.numbers import short, three

_DAY = 86_400
_EDGE = 2.999
Part = NumberPart | BinaryPart | FlagPart | MissingPart | CodePart


def raw_row(encoding: TableEncoding, x: Float[np.ndarray, " width"]) -> tuple[str, ...]:
    """The value of each raw column of one encoded row, as text.

    What the encoding clipped or left out cannot be told apart any more, and says so.
    """
    parts = (*encoding.number_parts, *encoding.flag_parts, *encoding.code_parts)
    found: dict[int, str] = {}
    for part, value in zip(parts, x.tolist(), strict=True):
        text = _text(part, value)
        # A missing number stands at the median: the flag that says so comes later and counts.
        if text and (part.column not in found or isinstance(part, MissingPart)):
            found[part.column] = text
    return tuple(found.get(index, "another") for index in range(len(encoding.columns)))


def raw_number(part: NumberPart, value: float) -> float:
    """What `f((x − center) · factor)`, smoothly clipped, was made of.

    The clip is f(u) = u / √(1 + (u/3)²), and so u = f / √(1 − (f/3)²).
    """
    if not part.factor:
        return part.center
    inner = max(1 - (value / 3) ** 2, 1e-9)
    return part.center + value / inner**0.5 / part.factor


def _text(part: Part, value: float) -> str:
    """What one encoded number says; nothing where it speaks for another value."""
    match part:
        case NumberPart():
            return _number(part, value)
        case BinaryPart(values=values):
            return short(values[value > 0]) if value else ""
        case FlagPart(value=name):
            return short(name) if value else ""
        case MissingPart():
            return "missing" if value else ""
        case CodePart(values=values):
            return short(values[int(value) - 1]) if value >= 1 else "rare, new or missing"


def _number(part: NumberPart, value: float) -> str:
    if part.view == "value":
        return ("about " if abs(value) > _EDGE else "") + three(raw_number(part, value))
    return _date(raw_number(part, value)) if part.view == "time" else ""


def _date(days: float) -> str:
    try:
        return datetime.fromtimestamp(days * _DAY, UTC).date().isoformat()
    except (OverflowError, ValueError, OSError):
        return "a date far away"


def raw_numbers(
    encoding: TableEncoding, x: Float[np.ndarray, " width"]
) -> Float[np.ndarray, " columns"]:
    """Each raw column of one encoded row as a number; 0 where it is none."""
    found = np.zeros(len(encoding.columns))
    for part, value in zip(encoding.number_parts, x, strict=False):
        found[part.column] = raw_number(part, float(value))
    return found
