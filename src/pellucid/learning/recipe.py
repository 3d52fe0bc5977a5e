"""Recipes: the network and the settings that suit the data, and why."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pellucid.data import Dataset, TableEncoding
from pellucid.learning.settings import Settings
from pellucid.network import (
    OUTPUT_ACTIVATION,
    AnyLayer,
    Codes,
    Dense,
    Network,
    Parameters,
    Piecewise,
    Scale,
    dense_network,
    quantile_bins,
)

PARTS, _WIDTH, _BINS = 8, 128, 8
# With more numbers than this, bins cost time and won nothing (digits: .984 with, .989 without).
_MOST_BINNED = 40


class Recipe(NamedTuple):
    """What is trained, and why: a network, how many of it, the settings.

    With `parts`, every network learns from all parts of the training examples but one, on which
    it is judged: nothing is lost to validation, since the others learn from that part. Without,
    a part of the examples is set aside. `preset` has parameters that come from the data.
    """

    network: Network
    settings: Settings
    networks: int = 1
    parts: int | None = None
    preset: Parameters | None = None
    reasons: tuple[str, ...] = ()


def outputs_of(data: Dataset) -> int:
    """How many units the output layer needs: one, or one for each of many classes."""
    return len(data.classes) if data.task == "multiclass" else 1


def plain(
    data: Dataset,
    encoding: TableEncoding | None,
    hidden: Sequence[int],
    activation: str,
    *,
    dropout: float = 0.0,
    output_activation: str | None = None,
) -> Recipe:
    """One network of dense layers, trained by Adam and restored to its best epoch."""
    # A softmax needs a unit for each class, even of two.
    outputs = len(data.classes) if output_activation == "softmax" else outputs_of(data)
    network = dense_network(
        data.inputs.shape[1:], max(outputs, 1), data.task, hidden,
        activation=activation, dropout=dropout, output_activation=output_activation,
        codes=encoding.codes if encoding else (),
    )  # fmt: skip
    return Recipe(network, plain_settings(len(data)))


def plain_settings(count: int) -> Settings:
    """Adam at 0.003 and down to nothing: about 3,000 steps, in 30 to 500 epochs."""
    batch = 32
    epochs = int(np.clip(3000 // -(-count // batch), 30, 500))
    return Settings(
        epochs=epochs, batch_size=batch, learning_rate=0.003, schedule="cosine", restore_best=True
    )


def for_table(data: Dataset, encoding: TableEncoding, rows: np.ndarray) -> Recipe:
    """The recipe for a table, from its encoded training examples.

    Sixteen networks side by side, each judged on an eighth it has not seen, restored to its best
    epoch and averaged (bagging: Breiman 1996; side by side: Gorishniy, Kotelnikov, Babenko
    2025); numbers as they are and by bins (Gorishniy, Rubachev, Babenko 2022); learning rates,
    smooth clipping and label smoothing after RealMLP (Holzmüller, Grinsztajn, Steinwart 2024).
    What each part contributes is measured in docs/recipe.md.
    """
    batch, epochs = _batch_and_epochs(len(rows) * (PARTS - 1) // PARTS)
    network = _table_network(data, encoding)
    settings = Settings(
        epochs=epochs,
        batch_size=batch,
        optimizer="adamw-fast",
        learning_rate=0.02,
        schedule="flat-cosine",
        weight_decay=0.02,
        label_smoothing=0.0 if data.task == "regression" else 0.1,
        scaled_rates=True,
        restore_best=True,
    )
    preset = _preset(data.inputs[rows, : encoding.numbers])
    networks = _how_many(len(rows))
    why = f"two hidden layers of {_WIDTH} units, and settings that suit a table of this size"
    return Recipe(network, settings, networks, PARTS, preset, (why,))


def _how_many(count: int) -> int:
    """Sixteen networks side by side; fewer where there is so much data that each costs minutes."""
    return 16 if count <= 20_000 else 8 if count <= 200_000 else 4


def _batch_and_epochs(count: int) -> tuple[int, int]:
    """Batches of about an eighth of the examples, from 16 to 128; 400 to 800 of them.

    Above 12,800 examples that would be less than eight epochs: there it is eight, of batches
    that grow to 1,024.
    """
    most = 128 if count <= 12_800 else int(np.clip(2 ** int(np.log2(count / 100)), 128, 1024))
    batch = int(np.clip(2 ** int(np.log2(max(count / 8, 1))), 16, most))
    steps = int(np.clip(100 * count / batch, 400, 800))
    return batch, max(8, steps // -(-count // batch))


def _table_network(data: Dataset, encoding: TableEncoding) -> Network:
    inputs: list[AnyLayer] = []
    if encoding.codes:
        inputs.append(Codes(encoding.codes))
    if 0 < encoding.numbers <= _MOST_BINNED:
        inputs.append(Piecewise(encoding.numbers, _BINS))
    last = OUTPUT_ACTIVATION[data.task]
    return Network(
        data.inputs.shape[1:],
        (
            *inputs,
            Scale(),
            Dense(_WIDTH, "silu", bias="uniform", initialisation="lecun"),
            Dense(_WIDTH, "silu", bias="uniform", initialisation="lecun"),
            Dense(outputs_of(data), last, initialisation="zeros"),
        ),
    )


def _preset(numbers: np.ndarray) -> Parameters | None:
    binned = 0 < numbers.shape[1] <= _MOST_BINNED
    return {"piecewise_1": quantile_bins(numbers, _BINS)} if binned else None


def reasons(recipe: Recipe, count: int) -> tuple[str, ...]:
    """Why so many networks, examples and epochs: a sentence each."""
    settings, many = recipe.settings, recipe.networks
    said: list[str] = []
    if many > 1:
        said.append(
            f"{many} networks learn side by side and answer together: steadier than any one of them"
        )
    if recipe.parts:
        said.append(
            f"each learns from {recipe.parts - 1} of {recipe.parts} parts of the {count:,} "
            "training rows and is judged on the other, so that every row is learned from"
        )
    epochs = "1 epoch" if settings.epochs == 1 else f"{settings.epochs} epochs"
    said.append(f"{epochs} of batches of {settings.batch_size}")
    return tuple(said)
