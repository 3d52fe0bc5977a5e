"""Activation maps: what the layers make of one example."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float
from matplotlib.figure import Figure

from pellucid.insight import Sight, activation_maps
from pellucid.insight.sight import Pictures
from pellucid.network import (
    AveragePool,
    BatchNorm,
    Conv,
    MaxPool,
    Network,
    Residual,
    Whiten,
)
from pellucid.report.drawn import Drawn, drawn
from pellucid.report.numbers import short, three
from pellucid.report.seeing.examples import Shown
from pellucid.report.seeing.pixels import activations, as_pixels
from pellucid.report.seeing.tiles import Row, Tile, tiles_figure

_LAYERS, _UNITS, _HEARD_UNITS = 5, 10, 6


class LayerMaps(NamedTuple):
    """A layer's strongest maps for one example: which units, their means, and the maps."""

    layer: str
    shape: tuple[int, ...]
    units: tuple[int, ...]
    means: tuple[float, ...]
    maps: Float[np.ndarray, "units height width"]


def mapped_layers(network: Network) -> list[str]:
    """The layers with maps worth a look: what convolves, after its activation function; not pools.

    A convolution that a normalisation follows is seen in that.
    """
    kinds, layers = Conv | BatchNorm | Residual | Whiten, network.layers
    found: list[str] = []
    for index, layer in enumerate(layers):
        places = network.shapes[index + 1][:-1]
        after = next((one for one in layers[index + 1 :] if not _is_pool(one)), None)
        normalised = isinstance(layer, Conv) and isinstance(after, BatchNorm)
        seen = isinstance(layer, kinds) and not normalised
        if seen and len(places) == 2 and min(places) > 1:
            found.append(network.names[index])
    return found


def _is_pool(layer: object) -> bool:
    return isinstance(layer, MaxPool | AveragePool)


def strongest_maps(sight: Sight, picture: Pictures, member: int = 0) -> list[LayerMaps]:
    """For some layers from first to last, the maps with the largest mean, of one network."""
    network, parameters = sight.model.network, sight.model.member(member)
    most = _HEARD_UNITS if sight.kind == "sound" else _UNITS
    every = mapped_layers(network)
    places = np.linspace(0, len(every) - 1, min(len(every), _LAYERS)).round().astype(np.int64)
    found: list[LayerMaps] = []
    for layer in (every[place] for place in places):
        a = activation_maps(network, parameters, picture, layer)[0]
        means = np.abs(a).mean((0, 1))
        order = np.argsort(-means, kind="stable")[:most]
        units, strengths = tuple(order.tolist()), tuple(means[order].tolist())
        found.append(LayerMaps(layer, a.shape, units, strengths, np.moveaxis(a[..., order], -1, 0)))
    return found


def maps_rows(sight: Sight, found: list[LayerMaps]) -> list[Row]:
    """A row a layer."""
    return [
        Row(
            [Tile(activations(sight, one, float(np.abs(layer.maps).max()))) for one in layer.maps],
            layer.layer.replace("_", " "),
            " × ".join(str(size) for size in layer.shape),
        )
        for layer in found
    ]


def maps_figure(sight: Sight, picture: Pictures) -> Figure:
    """The example, and below it each layer's strongest maps."""
    top = Row([Tile(as_pixels(sight, picture[0]))], "the example")
    return tiles_figure([top, *maps_rows(sight, strongest_maps(sight, picture))], 52)


def maps_drawn(shown: Shown, classes: tuple[str, ...]) -> Drawn:
    """The maps for the right answer that is the surest."""
    right = shown.right if len(shown.right) else np.arange(len(shown.targets))
    row = int(right[np.argmax(shown.answered.sureness[right])])
    name = short(classes[shown.targets[row]], 24)
    figure = maps_figure(shown.sight, shown.pictures[row : row + 1])
    caption = (
        f"Row {shown.rows[row]}, {name}, on its way through the first network: of each layer the "
        "channels that are strongest on average. Light is strong, dark is zero, orange below."
    )
    sure = three(float(shown.answered.sureness[row]))
    return drawn(figure, "maps", f"Activation maps of an example of {name}, {sure} sure.", caption)
