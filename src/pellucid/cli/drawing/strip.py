"""A strip: one cell a number, its colour the sign, its density how large."""

import numpy as np
from jaxtyping import Float
from rich.text import Text

_DENSITY = " ░▒▓█"


def strip(values: Float[np.ndarray, " cells"], width: int) -> list[Text]:
    """Lines of cells, `width` in each; the densest cell has the largest number."""
    largest = float(np.abs(values).max(initial=0.0)) or 1.0
    lines: list[Text] = []
    for start in range(0, len(values), width):
        line = Text()
        for value in values[start : start + width]:
            step = round(abs(float(value)) / largest * (len(_DENSITY) - 1))
            line.append(_DENSITY[step], "positive" if value >= 0 else "negative")
        lines.append(line)
    return lines
