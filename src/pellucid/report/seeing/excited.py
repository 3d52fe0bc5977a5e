"""What excites some units most: from the examples, and made for them."""

import numpy as np
from matplotlib.figure import Figure

from pellucid.data import PictureEncoding
from pellucid.insight import Excited, Sight, exciting, optimised_input, receptive_field
from pellucid.insight.receptive import Window
from pellucid.insight.sight import Pictures
from pellucid.report.drawn import Drawn, drawn
from pellucid.report.numbers import short
from pellucid.report.seeing.examples import Shown
from pellucid.report.seeing.maps_picture import mapped_layers
from pellucid.report.seeing.pixels import Pixels, as_pixels, framed
from pellucid.report.seeing.tiles import Row, Tile, tiles_figure

_UNITS, _EXAMPLES, _ROWS, _MOST_CLASSES, _STEPS = 4, 8, 400, 20, 128


def units_drawn(shown: Shown) -> Drawn | None:
    """For some units of a layer in the middle and of the last, what they answer most strongly."""
    layers = mapped_layers(shown.sight.model.network)
    if not layers:
        return None
    chosen = dict.fromkeys((layers[len(layers) // 2], layers[-1]))
    caption = (
        "Each row is a channel. First the input made for it by climbing its gradient (Olah et al. "
        "2017), then the parts of test examples that excite it most, one from each."
    )
    words = f"What excites channels of {' and '.join(chosen)} most."
    return drawn(units_figure(shown, list(chosen)), "units", words, caption)


def units_figure(shown: Shown, layers: list[str]) -> Figure:
    """Rows of the layers' channels that differ most between the examples."""
    sight, pictures = shown.sight, shown.pictures[:_ROWS]
    network, parameters = sight.model.network, sight.model.member()
    many = 4 if sight.kind == "sound" else _EXAMPLES
    rows: list[Row] = []
    for layer in layers:
        every = range(network.shapes[network.names.index(layer) + 1][-1])
        found = exciting(network, parameters, pictures, layer, every, many)
        # A unit that answers some examples far more than others has something to say.
        strength = [tops[0].activation - tops[-1].activation for tops in found]
        for unit in np.argsort(-np.array(strength), kind="stable")[:_UNITS].tolist():
            made = Tile(_made(sight, pictures, layer, unit))
            tiles = [Tile(_patch(sight, pictures, layer, one)) for one in found[unit]]
            rows.append(Row([made, *tiles], layer.replace("_", " "), f"channel {unit}"))
    return tiles_figure(rows, 58)


def _made(sight: Sight, pictures: Pictures, layer: str, unit: int) -> Pixels:
    """The optimised input, cut to what one place in the middle sees of it."""
    network, parameters = sight.model.network, sight.model.member()
    low, high = ends(sight, pictures)
    found = optimised_input(network, parameters, layer, unit, low=low, high=high, steps=_STEPS)
    shape = network.shapes[network.names.index(layer) + 1]
    window = receptive_field(network, layer, [size // 2 for size in shape[:-1]])
    return as_pixels(sight, found.input[window])


def ends(sight: Sight, pictures: Pictures) -> tuple[float, float]:
    """Between which numbers inputs lie."""
    if isinstance(sight.model.encoding, PictureEncoding):
        return 0.0, 255.0
    low, high = float(pictures.min()), float(pictures.max())
    return low, max(high, low + 1e-6)


def _patch(sight: Sight, pictures: Pictures, layer: str, one: Excited) -> Pixels:
    """What the place saw; where its window is cut off by the edge, night is filled in."""
    network = sight.model.network
    places = network.shapes[network.names.index(layer) + 1][:-1]
    whole = receptive_field(network, layer, [size // 2 for size in places])
    picture = pictures[one.example]
    pixels = as_pixels(sight, picture)
    rows, columns = _turned(sight, one.window, picture.shape)
    size = [part.stop - part.start for part in _turned(sight, whole, picture.shape)]
    patch = pixels[rows, columns]
    shape = (max(size[0], patch.shape[0]), max(size[1], patch.shape[1]))
    top = 0 if rows.start or patch.shape[0] == shape[0] else shape[0] - patch.shape[0]
    left = 0 if columns.start or patch.shape[1] == shape[1] else shape[1] - patch.shape[1]
    return framed(patch, shape, (top, left))


def _turned(sight: Sight, window: Window, shape: tuple[int, ...]) -> tuple[slice, slice]:
    """A window of frames and pitches as one of the upright picture."""
    first, second = window
    if sight.kind == "pictures":
        return first, second
    return slice(shape[1] - second.stop, shape[1] - second.start), first


def classes_drawn(shown: Shown, classes: tuple[str, ...]) -> Drawn | None:
    """An input made for every class, where the network has an output for each."""
    sight = shown.sight
    outputs = sight.model.network.shapes[-1][-1]
    if outputs != len(classes) or outputs > _MOST_CLASSES:
        return None
    low, high = ends(sight, shown.pictures)
    network, parameters = sight.model.network, sight.model.member()
    tiles = [
        Tile(
            as_pixels(sight, optimised_input(
                network, parameters, len(network.layers) - 1, index, low=low, high=high,
                steps=_STEPS, blur=1.5,
            ).input),
            short(name, 11),
        )
        for index, name in enumerate(classes)
    ]  # fmt: skip
    across = 5 if sight.kind == "sound" else 10
    rows = [Row(tiles[i : i + across]) for i in range(0, len(tiles), across)]
    caption = (
        "Inputs made to raise one class's score and nothing else. They need not look like the "
        "class: they show what the network listens to." if sight.kind == "sound" else
        "Inputs made to raise one class's score and nothing else. They need not look like the "
        "class: they show which strokes and colours the network goes by."
    )  # fmt: skip
    words = f"An input made for each of {', '.join(short(name, 20) for name in classes)}."
    return drawn(tiles_figure(rows, 74), "classes", words, caption)
