"""An explained picture or recording as it stands in the terminal."""

import numpy as np
from jaxtyping import Float
from rich.console import Console
from rich.text import Text

from pellucid.cli.drawing.strip import strip
from pellucid.cli.explaining.looked import Looked
from pellucid.cli.explaining.picture import heading, say_shares, say_title
from pellucid.cli.terminal import say_line, say_text
from pellucid.report.seeing.pixels import upright

_COLUMNS, _ROWS, _UNITS = 44, 14, 5


def draw_looked(console: Console, found: Looked, networks: int, source: str) -> None:
    """The answer, where it looked, and what the layers made of it."""
    place = found.file or f"{source}, row {found.row}"
    shares = found.probabilities
    share = None if shares is None else float(shares[found.winner])
    console.print(heading(place, found.answer, found.truth, share), soft_wrap=True)
    console.print()
    together = f"of all {networks} networks together" if networks > 1 else ""
    if shares is not None:
        say_title(console, "The answer", together)
        say_shares(console, found.classes, shares, found.winner)
    if found.heat is not None:
        say_title(console, "Where it looked", "Grad-CAM: the denser, the more it counted")
        _heat(console, found)
    if found.layers:
        which = f", network {found.network} of {networks}" if networks > 1 else ""
        say_title(console, "The layers", f"their strongest channels, by mean activation{which}")
        _layers(console, found)


def _heat(console: Console, found: Looked) -> None:
    assert found.heat is not None
    small = shrunk(upright(found.sight, found.heat), _ROWS, _COLUMNS)
    for line in strip(small.reshape(-1), small.shape[1]):
        say_line(console, Text("  ").append_text(line))
    words = f"hottest: {found.region.words}" if found.region else "nowhere in particular"
    say_text(console, Text(f"  {words}"))
    console.print()


def shrunk(
    values: Float[np.ndarray, "height width"], rows: int, columns: int
) -> Float[np.ndarray, "rows columns"]:
    """The mean over even parts, at most so many; characters are twice as high as wide."""
    height, width = values.shape
    across = min(columns, 2 * width, max(1, round(2 * rows * width / height)))
    down = min(rows, max(1, round(across * height / width / 2)))
    parts = [np.linspace(0, size, many + 1) for size, many in ((height, down), (width, across))]
    return np.array([
        [_mean(values, (parts[0][i : i + 2], parts[1][j : j + 2])) for j in range(across)]
        for i in range(down)
    ])  # fmt: skip


def _mean(values: np.ndarray, ends: tuple[np.ndarray, np.ndarray]) -> float:
    (top, bottom), (left, right) = ((int(a), max(int(np.ceil(b)), int(a) + 1)) for a, b in ends)
    return float(values[top:bottom, left:right].mean())


def _layers(console: Console, found: Looked) -> None:
    wide = max(len(layer.layer) for layer in found.layers)
    for layer in found.layers:
        shape = " × ".join(str(size) for size in layer.shape)
        units = ", ".join(str(unit) for unit in layer.units[:_UNITS])
        line = Text(f"  {layer.layer:<{wide}}  {shape:<14}").append(f"channels {units}", "quiet")
        say_line(console, line)
