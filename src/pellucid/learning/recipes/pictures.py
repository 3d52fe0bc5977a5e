"""The recipe for pictures."""

import numpy as np

from pellucid.data import Dataset, PictureEncoding
from pellucid.learning.recipes.front import measured
from pellucid.learning.recipes.mirrors import Mirrored, mirrored
from pellucid.learning.recipes.plain import plain
from pellucid.learning.recipes.recipe import PICTURES_SPEED, Recipe, outputs_of
from pellucid.learning.settings import Settings
from pellucid.learning.views import around
from pellucid.network import (
    OUTPUT_ACTIVATION,
    AnyLayer,
    BatchNorm,
    Conv,
    Dense,
    GlobalMaxPool,
    MaxPool,
    Network,
    Parameters,
    RandomFlip,
    RandomShift,
    Shape,
    Standardise,
    Whiten,
    operations,
    whitening,
)

_WIDTHS = (64, 48, 32, 24, 16)
_BATCH, _FROM_MOST = 128, 4000
# Pixels that a side needs for a window, a convolution and a pool.
_SMALLEST = 5


def for_pictures(
    data: Dataset, encoding: PictureEncoding, rows: np.ndarray, minutes: float
) -> Recipe:
    """The recipe for pictures, sized to their number and to the time a person will wait.

    A convolutional network in the line of ResNet-9 and airbench (Page 2019; Jordan 2024): a
    first layer that whitens windows of two by two pixels, then blocks of two convolutions, each
    normalised (Ioffe, Szegedy 2015) and halved in size; label smoothing (Szegedy et al. 2016),
    one cycle of the learning rate (Smith 2018), pictures moved and, where their classes allow
    it, mirrored while learning; and a finished model that looks at each picture from several
    sides. How wide it is and how long it learns follows from `minutes` and the number of
    operations, not from a clock, so that the same seed gives the same bits.
    """
    if min(encoding.shape[:2]) < _SMALLEST:
        why = "a plain network: pictures this small have no room for convolutions"
        return plain(data, encoding, rows, (64, 32), "relu")._replace(reasons=(why,))
    sides = mirrored(data, rows)
    network, epochs = _sized(data, encoding, len(rows), minutes, flips=sides.allowed)
    standard = measured(data, rows)
    preset: Parameters = {
        "standardise_1": standard,
        "whiten_1": whitening(
            data.inputs[rows[:: -(-len(rows) // _FROM_MOST)]], 2, standardised=standard
        ),
    }
    settings = Settings(
        epochs=epochs,
        batch_size=_batch(len(rows)),
        optimizer="adamw",
        learning_rate=0.02,
        schedule="one-cycle",
        weight_decay=0.02,
        label_smoothing=0.0 if data.task == "regression" else 0.1,
    )
    return Recipe(
        network,
        settings,
        preset=preset,
        held=min(0.1, 2000 / max(len(rows), 1)),
        views=around(1, mirrored=sides.allowed),
        reasons=_reasons(network, sides),
    )


def _batch(count: int) -> int:
    """As many pictures a step as leaves a dozen steps an epoch, from 16 to 128."""
    return int(np.clip(2 ** int(np.log2(max(count / 12, 1))), 16, _BATCH))


def _sized(
    data: Dataset, encoding: PictureEncoding, count: int, minutes: float, *, flips: bool
) -> tuple[Network, int]:
    """The widest network that can look at every picture often enough in the time, and how often."""
    wanted = epochs_wanted(count)
    network, affordable = _network(data, encoding, _WIDTHS[-1], flips=flips), 0.0
    for width in _WIDTHS:
        network = _network(data, encoding, width, flips=flips)
        # Forward, and twice as much backward.
        affordable = PICTURES_SPEED * 60 * minutes / (3 * operations(network) * count)
        if affordable >= wanted:
            break
    return network, max(1, min(wanted, int(affordable)))


def epochs_wanted(count: int) -> int:
    """How often each of so many pictures should be looked at: the fewer, the more often.

    >>> epochs_wanted(200), epochs_wanted(1_500), epochs_wanted(50_000)
    (68, 35, 11)
    """
    return int(np.clip(round(400 * count ** (-1 / 3)), 6, 100))


def _network(data: Dataset, encoding: PictureEncoding, width: int, *, flips: bool) -> Network:
    shape = encoding.shape
    changed: list[AnyLayer] = [RandomFlip()] if flips else []
    if min(shape[:2]) >= 8:
        changed.append(RandomShift(max(1, min(shape[:2]) // 12)))
    layers: list[AnyLayer] = [*changed, Standardise(), Whiten(2, activation="relu")]
    for block in range(_blocks(shape)):
        layers += _block(width * min(2**block, 4))
    layers.append(GlobalMaxPool())
    layers.append(Dense(outputs_of(data), OUTPUT_ACTIVATION[data.task]))
    return Network(shape, tuple(layers))


def _blocks(shape: Shape) -> int:
    """Each block halves the picture; the last leaves three to six pixels."""
    return int(np.clip(np.log2(max(min(shape[:2]) - 1, 1) / 3), 1, 5))


def _block(filters: int) -> list[AnyLayer]:
    def normalised() -> list[AnyLayer]:
        return [BatchNorm(activation="relu")]

    first = [Conv(filters, 3, bias="none"), MaxPool(2), *normalised()]
    return [*first, Conv(filters, 3, bias="none"), *normalised()]


def _reasons(network: Network, sides: Mirrored) -> tuple[str, ...]:
    convolutions = [layer.filters for layer in network.layers if isinstance(layer, Conv)]
    return (
        f"{len(convolutions)} convolutions, of {convolutions[0]} to {convolutions[-1]} filters, "
        "behind a first layer measured from the pictures themselves",
        sides.why,
    )
