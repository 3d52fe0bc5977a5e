"""The first filters, drawn as what they look for."""

import numpy as np
from matplotlib.figure import Figure

from pellucid.insight import Filters, Sight, filters
from pellucid.report.drawn import Drawn, drawn
from pellucid.report.numbers import whole
from pellucid.report.seeing.pixels import filter_pixels
from pellucid.report.seeing.tiles import Row, Tile, tiles_figure

_MOST, _ACROSS = 64, 16


def filters_drawn(sight: Sight) -> Drawn:
    """The filters of the first layer that convolves, of the first network."""
    found = filters(sight.model.network, sight.model.member())
    many, size = len(found.weights), " × ".join(str(n) for n in found.weights.shape[1:3])
    said = f"{found.layer.replace('_', ' ')}: {whole(many)} filters of {size} places"
    told = "those it looks for" if found.weights.shape[-1] == 3 else "blue adds, orange takes away"
    caption = f"{said[0].upper()}{said[1:]}; {told}."
    if sight.kind == "sound":
        caption += " Time goes from left to right, pitch from low to high."
    if many > _MOST:
        caption += f" The {_MOST} strongest are shown."
    return drawn(filters_figure(sight, found), "filters", f"{said}.", caption)


def filters_figure(sight: Sight, found: Filters) -> Figure:
    """Every filter, the strongest first; each scaled by itself."""
    weights = found.weights.reshape(*found.weights.shape[:3], -1)
    strength = np.sqrt((weights**2).sum((1, 2, 3)))
    order = np.argsort(-strength, kind="stable")[:_MOST]
    tiles = [Tile(filter_pixels(sight, weights[k], float(np.abs(weights[k]).max()))) for k in order]
    rows = [Row(tiles[i : i + _ACROSS]) for i in range(0, len(tiles), _ACROSS)]
    return tiles_figure(rows, 34)
