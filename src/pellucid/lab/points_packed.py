"""Points drawn by hand, short enough for an address.

Points on the page's grid of hundredths take four letters each: x₁, x₂ and class as one number, in
the 64 letters of URLs. Any others are kept to the last bit, at 24 letters each, after a dot.
"""

import base64
import struct
from collections.abc import Iterable, Sequence

from pellucid.lab.protocol.setup import Point

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_VALUE = {letter: value for value, letter in enumerate(_LETTERS)}
_FAR, _STEPS = 6, 100  # the plane's end, and the grid's steps to 1
_SIDE = 2 * _FAR * _STEPS + 1
_WHOLE = struct.Struct("<ddBx")  # 18 bytes, which are 24 letters without padding


def pack_points(points: Sequence[Point]) -> str:
    """The points as letters.

    >>> pack_points([(1.5, -2.0, 1), (0.25, 3.0, 0)])
    'G4A9Fu9K'
    """
    if all(_on_grid(x) and _on_grid(y) for x, y, _ in points):
        return "".join(map(_packed, points))
    whole = b"".join(_WHOLE.pack(*point) for point in points)
    return "." + base64.urlsafe_b64encode(whole).decode()


def unpack_points(text: str) -> list[tuple[float, float, int]]:
    """The points again. Raises `ValueError` for what `pack_points` never writes.

    >>> unpack_points("G4A9Fu9K")
    [(1.5, -2.0, 1), (0.25, 3.0, 0)]
    """
    if text.startswith("."):
        whole = base64.b64decode(text[1:].encode(), altchars=b"-_", validate=True)
        _check(whole, _WHOLE.size)
        return list(_WHOLE.iter_unpack(whole))
    _check(text, 4)
    return [_unpacked(text[at : at + 4]) for at in range(0, len(text), 4)]


def _on_grid(value: float) -> bool:
    return round(value * _STEPS) / _STEPS == value


def _packed(point: Point) -> str:
    x, y, label = point
    across, up = (round((value + _FAR) * _STEPS) for value in (x, y))
    number = (across * _SIDE + up) * 2 + label
    return "".join(_LETTERS[number >> shift & 63] for shift in (18, 12, 6, 0))


def _unpacked(letters: Iterable[str]) -> tuple[float, float, int]:
    number = 0
    for letter in letters:
        if letter not in _VALUE:
            raise ValueError(letter)
        number = number << 6 | _VALUE[letter]
    place, label = divmod(number, 2)
    across, up = divmod(place, _SIDE)
    return (across - _FAR * _STEPS) / _STEPS, (up - _FAR * _STEPS) / _STEPS, label


def _check(text: str | bytes, size: int) -> None:
    if len(text) % size:
        raise ValueError(f"{len(text)} is no multiple of {size}")
