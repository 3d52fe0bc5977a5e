"""Where the network looked, and which pixels changed its mind."""

import numpy as np
from jaxtyping import Float, Int
from matplotlib.figure import Figure

from pellucid.insight import Sight, heat, mattered
from pellucid.insight.sight import Pictures
from pellucid.report.drawn import Drawn, drawn
from pellucid.report.numbers import percent, short
from pellucid.report.seeing.examples import Shown
from pellucid.report.seeing.pixels import as_pixels, signed, spotlight
from pellucid.report.seeing.tiles import Row, Tile, tiles_figure


def looked_drawn(shown: Shown, classes: tuple[str, ...]) -> list[tuple[str, Drawn]]:
    """The surest wrong answers, and a few right ones, each under its own heading."""
    many = 5 if shown.sight.kind == "sound" else 8
    wrong = shown.wrong[:many]
    places = np.linspace(0, len(shown.right) - 1, min(many, len(shown.right))).astype(np.int64)
    found = [("Right answers", shown.right[places], "right"),
             ("The surest wrong answers", wrong, "wrong")]  # fmt: skip
    return [
        (title, _drawn(shown, rows, classes, f"looked-{name}"))
        for title, rows, name in found
        if len(rows)
    ]


def _drawn(shown: Shown, rows: Int[np.ndarray, " k"], classes: tuple[str, ...], name: str) -> Drawn:
    answered = shown.answered
    titles = [_title(classes, int(answered.targets[row]), int(answered.given[row])) for row in rows]
    abouts = [f"{percent(float(answered.sureness[row]))} sure" for row in rows]
    words = list(zip(titles, abouts, strict=True))
    figure = looked_figure(shown.sight, shown.pictures[rows], answered.given[rows], words)
    said = "; ".join(f"row {shown.rows[row]}: {t}" for row, t in zip(rows, titles, strict=True))
    return drawn(figure, name, f"Where it looked. {said}.")


def _title(classes: tuple[str, ...], truth: int, given: int) -> str:
    true = short(classes[truth], 12)
    return true if truth == given else f"{true}, not {short(classes[given], 12)}"


def looked_figure(
    sight: Sight, pictures: Pictures, given: Int[np.ndarray, " n"], words: list[tuple[str, str]]
) -> Figure:
    """Examples beside each other; below them where it looked, and what each pixel added."""
    tiles = [
        Tile(as_pixels(sight, picture), *said)
        for picture, said in zip(pictures, words, strict=True)
    ]
    rows = [Row(tiles, "the example")]
    if sight.convolves:
        rows.append(Row(_spotlights(sight, pictures, given), "where it looked", "Grad-CAM"))
    parts = mattered(sight, pictures, given)
    each = zip(pictures, parts, strict=True)
    rows.append(Row([Tile(signed(sight, *one)) for one in each], "what mattered", "int. gradients"))
    return tiles_figure(rows, 74)


def _spotlights(sight: Sight, pictures: Pictures, given: Int[np.ndarray, " n"]) -> list[Tile]:
    warm: Float[np.ndarray, "n height width"] = heat(sight, pictures, given)
    return [Tile(spotlight(sight, *one)) for one in zip(pictures, warm, strict=True)]
