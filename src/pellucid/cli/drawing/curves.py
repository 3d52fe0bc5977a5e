"""Curves of braille characters: two dots across and four down in each."""

from collections.abc import Sequence

import numpy as np
from jaxtyping import Bool, Float
from rich.text import Text

# The bit of each dot of a braille character, by row and column.
_BITS = np.array([[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]])
_BLANK = 0x2800

Dots = Bool[np.ndarray, "rows columns"]


def dots(
    values: Float[np.ndarray, " points"],
    span: tuple[float, float],
    size: tuple[int, int],
    *,
    planned: int = 0,
    dotted: bool = False,
) -> Dots:
    """The dots of one curve on a canvas of `size` (characters across, down).

    `span` is the lowest and the highest value shown. Of a curve that goes on growing to
    `planned` points, the part so far is drawn. A dotted one leaves out every other pair.
    """
    columns, rows = 2 * size[0], 4 * size[1]
    canvas = np.zeros((rows, columns), bool)
    heights = _heights(values, span, columns, rows, max(planned, len(values)))
    previous = None
    for column, height in enumerate(heights):
        if np.isnan(height):
            previous = None
            continue
        top, bottom = sorted((int(height), int(height) if previous is None else previous))
        previous = int(height)
        if not (dotted and column % 4 > 1):
            canvas[_joined(top, bottom, int(height)), column] = True
    return canvas


def _joined(top: int, bottom: int, here: int) -> slice:
    """From where the curve was one column ago to where it is now, without a gap."""
    if top == bottom:
        return slice(top, top + 1)
    return slice(top, bottom) if here == top else slice(top + 1, bottom + 1)


def _heights(
    values: np.ndarray, span: tuple[float, float], columns: int, rows: int, planned: int
) -> np.ndarray:
    """For every column the row of the curve there, from the top; NaN beyond its end."""
    low, high = span
    known = np.isfinite(values)
    if not known.any():
        return np.full(columns, np.nan)
    at = np.flatnonzero(known) * (columns - 1) / max(planned - 1, 1)
    where = np.arange(columns, dtype=float)
    drawn = np.interp(where, at, values[known], left=np.nan)
    drawn[where > np.ceil(at[-1])] = np.nan
    share = (drawn - low) / (high - low) if high > low else drawn * 0 + 0.5
    return np.round((1 - np.clip(share, 0, 1)) * (rows - 1))


def characters(layers: Sequence[tuple[Dots, str]]) -> list[Text]:
    """Curves laid over each other as lines of text; the first has its colour where two meet."""
    cells = [(_cells(canvas), style) for canvas, style in layers]
    together = np.bitwise_or.reduce([cell for cell, _ in cells])
    lines: list[Text] = []
    for row in range(together.shape[0]):
        line = Text()
        for column in range(together.shape[1]):
            style = next((style for cell, style in cells if cell[row, column]), "")
            line.append(chr(_BLANK | int(together[row, column])), style)
        lines.append(line)
    return lines


def _cells(canvas: Dots) -> np.ndarray:
    rows, columns = canvas.shape
    return (canvas.reshape(rows // 4, 4, columns // 2, 2) * _BITS[None, :, None, :]).sum((1, 3))
