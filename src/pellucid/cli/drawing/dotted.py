"""Groups of values as rows: the more values at a place, the denser the character."""

import numpy as np
from jaxtyping import Float
from rich.text import Text

_DENSITY = " ░▒▓█"


def dotted(
    values: Float[np.ndarray, " values"], span: tuple[float, float], width: int, style: str
) -> Text:
    """One row: where the values lie between the ends of `span`, the median a stroke.

    Where all values are one, so that the span has no ends, they stand in the middle.
    """
    low, high = span
    shares = (values - low) / (high - low) if high > low else np.full(len(values), 0.5)
    places = np.clip(shares, 0, 1) * (width - 1)
    counts = np.bincount(np.round(places).astype(int), minlength=width)
    steps = np.ceil(counts / max(counts.max(), 1) * (len(_DENSITY) - 1)).astype(int)
    row = Text("".join(_DENSITY[step] for step in steps), style)
    middle = round(float(np.median(places))) if len(values) else 0
    return row[:middle] + Text("┃", "name") + row[middle + 1 :] if len(values) else row
