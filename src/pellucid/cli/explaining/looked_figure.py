"""An explained picture or recording as a figure."""

import numpy as np
from matplotlib.figure import Figure

from pellucid.cli.explaining.looked import Looked
from pellucid.cli.explaining.title import title
from pellucid.report.numbers import short
from pellucid.report.seeing.example_figure import Bar, MapRow, Panel, example_figure
from pellucid.report.seeing.pixels import activations, as_pixels, signed, spotlight

_CLASSES = 7


def looked_figure(found: Looked, source: str) -> Figure:
    """The example, the answer, where it looked, and the strongest maps of each layer."""
    sight, picture = found.sight, found.picture[0]
    panels = [Panel("the example", as_pixels(sight, picture))]
    if found.heat is not None:
        lit = spotlight(sight, picture, found.heat)
        panels.append(Panel("where it looked (Grad-CAM)", lit))
    panels.append(Panel("what mattered (int. gradients)", signed(sight, picture, found.parts)))
    rows = [
        MapRow(
            layer.layer.replace("_", " "),
            " × ".join(str(size) for size in layer.shape),
            [activations(sight, one, float(np.abs(layer.maps).max())) for one in layer.maps],
            [f"channel {unit}" for unit in layer.units],
        )
        for layer in found.layers
    ]
    heading = title(found.answer, found.probabilities, found.winner)
    return example_figure(heading, _about(found, source), panels, _bars(found), rows)


def _about(found: Looked, source: str) -> str:
    said = short(found.file or f"{source}, row {found.row}", 70)
    if found.truth is not None:
        agrees = found.truth == found.answer
        said += f"; {'as it should be' if agrees else f'it is {short(str(found.truth), 24)}'}"
    return said if found.region is None else f"{said}; hottest: {found.region.words}"


def _bars(found: Looked) -> list[Bar]:
    shares = found.probabilities
    if shares is None:
        return []
    order = np.argsort(-shares, kind="stable")[:_CLASSES]
    return [Bar(short(found.classes[i], 12), float(shares[i]), i == found.winner) for i in order]
