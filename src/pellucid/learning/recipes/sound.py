"""The recipe for recordings."""

import numpy as np

from pellucid.data import Dataset, SoundEncoding
from pellucid.learning.recipes.front import front
from pellucid.learning.recipes.recipe import Recipe, outputs_of
from pellucid.learning.settings import Settings
from pellucid.network import (
    OUTPUT_ACTIVATION,
    BatchNorm,
    Conv,
    Dense,
    GlobalAveragePool,
    MaxPool,
    Network,
)


def for_sound(data: Dataset, encoding: SoundEncoding, rows: np.ndarray, minutes: float) -> Recipe:
    """The recipe for recordings."""
    first, preset, _ = front(data, encoding, rows)
    blocks = []
    for filters in (16, 32, 64):
        blocks += [Conv(filters, 3, bias="none"), MaxPool(2), BatchNorm(activation="gelu")]
    last = Dense(outputs_of(data), OUTPUT_ACTIVATION[data.task])
    network = Network(encoding.shape, (*first, *blocks, GlobalAveragePool(), last))
    settings = Settings(
        epochs=20,
        batch_size=64,
        optimizer="adamw",
        learning_rate=0.003,
        schedule="one-cycle",
        label_smoothing=0.1,
    )
    return Recipe(network, settings, preset=preset, held=0.1)
