"""A small drawing of a network, with the layer that is pointed at: places only, no weights."""

from collections.abc import Sequence
from typing import NamedTuple

from pellucid.doctor.sketch import Part

_FEW, _MOST = 8, 9
_WIDE, _HIGH, _STEP = 74, 78, 10


class Column(NamedTuple):
    """One layer: where it stands, what is written under it, its circles or else its bar."""

    x: int
    name: str
    about: str
    circles: tuple[int, ...]
    pointed: bool


class Sketch(NamedTuple):
    """The columns, and the size of the whole."""

    columns: tuple[Column, ...]
    width: int
    height: int
    words: str


def sketch(parts: Sequence[Part], pointed: int | None) -> Sketch | None:
    """The layers that have units, and whichever is pointed at; None where there are none.

    Of many, the first and those around the one that is pointed at.
    """
    shown = [one for one in parts if one.units or one.index == pointed]
    if not shown:
        return None
    shown = _some(shown, pointed)
    columns = tuple(_column(at, one, pointed) for at, one in enumerate(shown))
    there = next((one.name for one in shown if one.index == pointed), None)
    words = f"A network of {len(parts)} layers" + (f"; it is in {there}" if there else "")
    return Sketch(columns, _WIDE * len(columns), _HIGH + 34, words)


def _some(shown: list[Part], pointed: int | None) -> list[Part]:
    if len(shown) <= _MOST:
        return shown
    place = next((at for at, one in enumerate(shown) if one.index == pointed), 0)
    start = min(max(1, place - _MOST // 2), len(shown) - _MOST + 1)
    return [shown[0], *shown[start : start + _MOST - 1]]


def _column(at: int, part: Part, pointed: int | None) -> Column:
    about = f"{part.units:,}" if part.units else part.kind
    about += "" if part.activation == "linear" else f" · {part.activation}"
    many = part.units if 0 < part.units <= _FEW else 0
    first = _HIGH // 2 - (many - 1) * _STEP // 2
    circles = tuple(first + _STEP * each for each in range(many))
    return Column(_WIDE * at + _WIDE // 2, part.name, about, circles, part.index == pointed)
