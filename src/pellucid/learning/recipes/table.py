"""The recipe for a table."""

import numpy as np

from pellucid.data import Dataset, TableEncoding
from pellucid.learning.recipes.recipe import Recipe, outputs_of
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
    quantile_bins,
)

PARTS, _WIDTH, _BINS = 8, 128, 8
# With more numbers than this, bins cost time and won nothing (digits: .984 with, .989 without).
_MOST_BINNED = 40


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
    return Recipe(network, settings, networks, PARTS, preset, reasons=(why,))


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
