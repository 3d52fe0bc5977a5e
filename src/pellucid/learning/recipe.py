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

_NETWORKS, _PARTS, _WIDTH, _BINS = 16, 8, 128, 8


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


def plain(data: Dataset, hidden: Sequence[int] = (64, 32), activation: str = "relu") -> Recipe:
    """One network of dense layers, trained by Adam and restored to its best epoch."""
    network = dense_network(
        data.inputs.shape[1:], outputs_of(data), data.task, hidden, activation=activation
    )
    return Recipe(network, Settings(restore_best=True), reasons=("the layers you asked for",))


def for_table(data: Dataset, encoding: TableEncoding, rows: np.ndarray) -> Recipe:
    """The recipe for a table, from its encoded training examples.

    Sixteen networks side by side, each judged on an eighth it has not seen, restored to its best
    epoch and averaged (bagging: Breiman 1996; side by side: Gorishniy, Kotelnikov, Babenko
    2025); numbers as they are and by bins (Gorishniy, Rubachev, Babenko 2022); learning rates,
    smooth clipping and label smoothing after RealMLP (Holzmüller, Grinsztajn, Steinwart 2024).
    What each part contributes is measured in docs/recipe.md.
    """
    batch = _batch_size(len(rows))
    steps = int(np.clip(100 * len(rows) / batch, 400, 800))
    network = _table_network(data, encoding)
    settings = Settings(
        epochs=max(1, steps // -(-len(rows) // batch)),
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
    return Recipe(network, settings, _NETWORKS, _PARTS, preset, _reasons(settings, len(rows)))


def _batch_size(count: int) -> int:
    """The power of two next below an eighth of the examples, between 16 and 128."""
    return int(np.clip(2 ** int(np.log2(max(count / 8, 1))), 16, 128))


def _table_network(data: Dataset, encoding: TableEncoding) -> Network:
    inputs: list[AnyLayer] = []
    if encoding.codes:
        inputs.append(Codes(encoding.codes))
    if encoding.numbers:
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
    return {"piecewise_1": quantile_bins(numbers, _BINS)} if numbers.shape[1] else None


def _reasons(settings: Settings, count: int) -> tuple[str, ...]:
    return (
        f"{_NETWORKS} networks with two hidden layers of {_WIDTH} units learn side by side and "
        "answer together: steadier than any one of them",
        f"each learns from seven eighths of the {count:,} training rows and is judged on the "
        "rest, so that every row is learned from",
        f"{settings.epochs} epochs of batches of {settings.batch_size}: enough for a table of "
        "this size",
    )
