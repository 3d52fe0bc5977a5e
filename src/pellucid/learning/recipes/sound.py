"""The recipe for recordings."""

from typing import NamedTuple

import numpy as np

from pellucid.data import Dataset, SoundEncoding
from pellucid.learning.recipes.front import log_mel
from pellucid.learning.recipes.recipe import SOUND_SPEED, Recipe, outputs_of
from pellucid.learning.settings import Settings
from pellucid.network import (
    OUTPUT_ACTIVATION,
    AnyLayer,
    BatchNorm,
    Conv,
    Dense,
    Dropout,
    GlobalAveragePool,
    MaxPool,
    Network,
    RandomNoise,
    RandomSpeed,
    RandomVoice,
    Shape,
    SpecAugment,
    operations,
)
from pellucid.network.stack import shapes

_WIDTHS, _WIDE, _MANY = (16, 12, 8), (32, 24), 10_000
_MOST_NETWORKS = 3
# With so many voices known, another one is not much unlike all of them.
_MANY_VOICES = 12


def for_sound(
    data: Dataset, encoding: SoundEncoding, rows: np.ndarray, minutes: float, voices: int = 0
) -> Recipe:
    """The recipe for recordings, sized to their number and to the time a person will wait.

    Sound is seen as loudness over time and pitch (log-mel) and read by a small convolutional
    network over both. While learning, every recording is spoken anew: faster or slower, by a
    longer or shorter throat (Jaitly, Hinton 2013), under noise that lies only where the
    recording is, with parts of time and pitch silenced (Park et al. 2019). Where few voices are
    known (`voices`, 0 if it is not known), they are changed further, since what counts is a
    voice that was never heard. Several networks answer together where there is time.
    """
    few = voices < _MANY_VOICES
    plan = _sized(data, encoding, len(rows), minutes, few=few)
    settings = Settings(
        epochs=plan.epochs,
        batch_size=_batch(len(rows)),
        optimizer="adamw",
        learning_rate=0.01,
        schedule="one-cycle",
        weight_decay=0.05,
        label_smoothing=0.0 if data.task == "regression" else 0.1,
    )
    return Recipe(
        plan.network,
        settings,
        networks=plan.networks,
        held=min(0.1, 1000 / max(len(rows), 1)),
        reasons=_reasons(plan.network, voices),
    )


class _Plan(NamedTuple):
    network: Network
    networks: int
    epochs: int


def _batch(count: int) -> int:
    """As many recordings a step as leaves a dozen steps an epoch, from 16 to 64 (to 128)."""
    most = 64 if count < 20_000 else 128
    return int(np.clip(2 ** int(np.log2(max(count / 12, 1))), 16, most))


def _sized(
    data: Dataset, encoding: SoundEncoding, count: int, minutes: float, *, few: bool
) -> _Plan:
    """The widest network that can hear all often enough in the time.

    What time is left goes to more networks. Thirty-two filters, of four times the cost, were no
    better than sixteen on 1,500 recordings: only many recordings get them.
    """
    wanted, budget = epochs_wanted(count), SOUND_SPEED * 60 * minutes
    network, affordable = _network(data, encoding, _WIDTHS[-1], few=few), 0.0
    for width in (*_WIDE, *_WIDTHS) if count > _MANY else _WIDTHS:
        network = _network(data, encoding, width, few=few)
        affordable = budget / (3 * operations(network) * count)
        if affordable >= wanted:
            break
    networks = int(np.clip(affordable // wanted, 1, _MOST_NETWORKS))
    return _Plan(network, networks, max(1, min(wanted, int(affordable))))


def epochs_wanted(count: int) -> int:
    """How often each of so many recordings should be heard: the fewer, the more often.

    >>> epochs_wanted(200), epochs_wanted(1_500), epochs_wanted(50_000)
    (100, 60, 19)
    """
    return int(np.clip(round(690 * count ** (-1 / 3)), 8, 100))


def _network(data: Dataset, encoding: SoundEncoding, width: int, *, few: bool) -> Network:
    mel = log_mel(encoding)
    frames, mels, _ = mel.output_shape(encoding.shape)
    layers: list[AnyLayer] = [
        RandomSpeed(0.2 if few else 0.1),
        RandomNoise(),
        mel,
        RandomVoice(0.15 if few else 0.05),
        SpecAugment(min(12, frames / 4), mels / 4 if few else mels / 8),
        *_block(width, 5, 2),
        *_block(2 * width),
    ]
    for filters in (4 * width, 4 * width):
        if min(shapes(layers, encoding.shape)[-1][:2]) >= 4:
            layers.append(MaxPool(2))
        layers += _block(filters)
    last = Dense(outputs_of(data), OUTPUT_ACTIVATION[data.task])
    return Network(encoding.shape, (*layers, GlobalAveragePool(), Dropout(0.2), last))


def _block(filters: int, kernel: int = 3, stride: int = 1) -> tuple[AnyLayer, ...]:
    convolution = Conv(filters, kernel, stride=stride, bias="none")
    return convolution, BatchNorm(activation="relu")


def _reasons(network: Network, voices: int) -> tuple[str, ...]:
    convolutions = [layer.filters for layer in network.layers if isinstance(layer, Conv)]
    shape: Shape = next(
        after
        for layer, after in zip(network.layers, network.shapes[1:], strict=True)
        if len(after) > 1 and not isinstance(layer, Conv)
    )
    return (
        f"sound is seen as {shape[0]} moments of {shape[1]} pitches, and read by "
        f"{len(convolutions)} convolutions of {convolutions[0]} to {convolutions[-1]} filters",
        "while learning it is spoken faster, slower, higher, lower and under noise"
        + _the_more_so(voices),
    )


def _the_more_so(voices: int) -> str:
    if not voices:
        return ", the more so since it is not known who speaks"
    return ", the more so as few voices are known" if voices < _MANY_VOICES else ""
