"""The plain recipe: one network of dense layers."""

from collections.abc import Sequence

import numpy as np

from pellucid.data import Dataset
from pellucid.learning.model import Encoding
from pellucid.learning.recipes.front import front
from pellucid.learning.recipes.recipe import Recipe, outputs_of
from pellucid.learning.settings import Settings
from pellucid.network import Network, dense_network


def plain(
    data: Dataset,
    encoding: Encoding | None,
    rows: np.ndarray,
    hidden: Sequence[int],
    activation: str,
    *,
    dropout: float = 0.0,
    output_activation: str | None = None,
) -> Recipe:
    """One network of dense layers, trained by Adam and restored to its best epoch."""
    # A softmax needs a unit for each class, even of two.
    outputs = len(data.classes) if output_activation == "softmax" else outputs_of(data)
    first, preset, shape = front(data, encoding, rows)
    network = dense_network(
        shape, max(outputs, 1), data.task, hidden,
        activation=activation, dropout=dropout, output_activation=output_activation,
    )  # fmt: skip
    whole = Network(data.inputs.shape[1:], (*first, *network.layers))
    return Recipe(whole, plain_settings(len(data)), preset=preset)


def plain_settings(count: int) -> Settings:
    """Adam at 0.003 and down to nothing: about 3,000 steps, in 30 to 500 epochs."""
    batch = 32
    epochs = int(np.clip(3000 // -(-count // batch), 30, 500))
    return Settings(
        epochs=epochs, batch_size=batch, learning_rate=0.003, schedule="cosine", restore_best=True
    )
