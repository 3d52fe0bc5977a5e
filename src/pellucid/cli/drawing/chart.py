"""A chart: curves in a frame, with their numbers at the side."""

from typing import NamedTuple

import numpy as np
from rich.text import Text

from pellucid.cli.drawing.curves import characters, dots
from pellucid.cli.drawing.numbers import three

_NARROWEST = 8


class Curve(NamedTuple):
    """Values, one a point, and how they are drawn."""

    values: np.ndarray
    style: str
    dotted: bool = False


def chart(
    title: str, curves: list[Curve], size: tuple[int, int], *, planned: int, top: float | None
) -> list[Text]:
    """Lines of text: the title, and the curves between their highest and lowest value.

    `size` is how wide it is with its numbers, and how high without title and axis. `top` is the
    highest value shown, where it is known beforehand.
    """
    low, high = _span(curves, top)
    numbers = three(high), three(low)
    aside = max(5, *map(len, numbers))
    size = max(_NARROWEST, size[0] - aside - 2), size[1]
    drawn = characters([
        (dots(c.values, (low, high), size, planned=planned, dotted=c.dotted), c.style)
        for c in curves
    ])  # fmt: skip
    lines = [Text(f"{'':{aside}}  {title}", "name")]
    for index, line in enumerate(drawn):
        label = {0: numbers[0], len(drawn) - 1: numbers[1]}.get(index, "")
        lines.append(Text(f"{label:>{aside}} │", "quiet").append_text(line))
    lines.append(Text(f"{'':{aside}} └{'─' * size[0]}", "quiet"))
    return lines


def _span(curves: list[Curve], top: float | None) -> tuple[float, float]:
    """What is seen: everything, but for the first steps' huge losses and a few outliers."""
    known = np.concatenate([c.values[np.isfinite(c.values)] for c in curves])
    if not known.size:
        return 0.0, 1.0
    low = float(np.quantile(known, 0.02)) if top is not None else float(known.min())
    high = float(np.quantile(known, 0.99)) if top is None else top
    return (low, high) if high > low else (low - 0.5, low + 0.5)
