"""A chart: curves in a frame, with their numbers at the side."""

from typing import NamedTuple

import numpy as np
from rich.text import Text

from pellucid.cli.drawing.curves import characters, dots
from pellucid.cli.drawing.numbers import three

LABEL = 7  # characters for the numbers beside a chart


class Curve(NamedTuple):
    """Values, one a point, and how they are drawn."""

    values: np.ndarray
    style: str
    dotted: bool = False


def chart(
    title: str, curves: list[Curve], size: tuple[int, int], *, planned: int, top: float | None
) -> list[Text]:
    """Lines of text: the title, and the curves between their highest and lowest value.

    `top` is the highest value shown, where it is known beforehand.
    """
    low, high = _span(curves, top)
    drawn = characters([
        (dots(c.values, (low, high), size, planned=planned, dotted=c.dotted), c.style)
        for c in curves
    ])  # fmt: skip
    lines = [Text(f"{'':{LABEL}}   {title}", "name")]
    for index, line in enumerate(drawn):
        label = {0: three(high), len(drawn) - 1: three(low)}.get(index, "")
        lines.append(Text(f"{label:>{LABEL}} ", "quiet").append("│", "quiet").append_text(line))
    lines.append(Text(f"{'':{LABEL}} └{'─' * size[0]}", "quiet"))
    return lines


def _span(curves: list[Curve], top: float | None) -> tuple[float, float]:
    """What is seen: everything, but for the first steps' huge losses and a few outliers."""
    known = np.concatenate([c.values[np.isfinite(c.values)] for c in curves])
    if not known.size:
        return 0.0, 1.0
    low = float(np.quantile(known, 0.02)) if top is not None else float(known.min())
    high = float(np.quantile(known, 0.99)) if top is None else top
    return (low, high) if high > low else (low - 0.5, low + 0.5)
