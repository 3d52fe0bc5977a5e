"""The sheet: a few examples of every class."""

from matplotlib.figure import Figure

from pellucid.report.drawn import Drawn, drawn
from pellucid.report.numbers import short, whole
from pellucid.report.seeing.examples import Shown, of_class
from pellucid.report.seeing.pixels import as_pixels
from pellucid.report.seeing.tiles import Row, Tile, tiles_figure

_MOST_CLASSES = 20


def sheet_drawn(shown: Shown, classes: tuple[str, ...]) -> Drawn:
    """A row of test examples for every class."""
    left = len(classes) - _MOST_CLASSES
    caption = "Test examples of every class, evenly drawn."
    if left > 0:
        caption = f"Test examples of the first {_MOST_CLASSES} classes; {whole(left)} more follow."
    if shown.sight.kind == "sound":
        caption += " Time goes from left to right, pitch from low to high; light is loud."
    words = f"A sheet of examples of {', '.join(short(name, 20) for name in classes[:20])}."
    return drawn(sheet_figure(shown, classes), "sheet", words, caption)


def sheet_figure(shown: Shown, classes: tuple[str, ...]) -> Figure:
    """The same as a figure."""
    many = 5 if shown.sight.kind == "sound" else 10
    rows = [
        Row([_tile(shown, row) for row in of_class(shown, index, many).tolist()], short(name, 18))
        for index, name in enumerate(classes[:_MOST_CLASSES])
    ]
    return tiles_figure([row for row in rows if row.tiles], 48)


def _tile(shown: Shown, row: int) -> Tile:
    return Tile(as_pixels(shown.sight, shown.pictures[row]))
