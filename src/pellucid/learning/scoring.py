"""Scoring a finished model on examples, outside compiled code."""

import numpy as np

from pellucid.data import Dataset
from pellucid.learning.model import Model


def score(model: Model, data: Dataset, rows: np.ndarray) -> float | None:
    """The metric of the model's answers on these rows; None for no rows."""
    return score_outputs(model, data, rows, model.outputs(data.inputs[rows])) if len(rows) else None


def score_outputs(model: Model, data: Dataset, rows: np.ndarray, outputs: np.ndarray) -> float:
    """Accuracy for classes, R² for quantities, of outputs for these rows."""
    targets = data.targets[rows]
    answers = model.answers(outputs)
    if model.task != "regression":
        return float((answers == targets).mean())
    spread = float(((targets - targets.mean()) ** 2).sum())
    missed = float(((targets - answers) ** 2).sum())
    return 1 - missed / spread if spread else float(missed == 0)


def out_of_bag(model: Model, data: Dataset, validation: np.ndarray) -> float | None:
    """The metric on every network's own validation rows, each row answered by those networks.

    `validation` has shape (networks, rows). A row held back by several is answered by their mean.
    """
    if not validation.size:
        return None
    validation = np.broadcast_to(validation, (model.networks, validation.shape[-1]))
    sums = np.zeros((len(data), *model.network.shapes[-1]), np.float64)
    counts = np.zeros(len(data))
    for index, held in enumerate(validation):
        rows = np.unique(held)
        sums[rows] += model.only(index).outputs(data.inputs[rows])
        counts[rows] += 1
    seen = np.flatnonzero(counts)
    return score_outputs(model, data, seen, sums[seen] / counts[seen, None])
