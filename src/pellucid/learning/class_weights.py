"""Class weights: how much each example counts, so that rare classes are not drowned out."""

import numpy as np
from jaxtyping import Float32, Int

from pellucid.data import Dataset


def example_weights(
    data: Dataset, training: Int[np.ndarray, "networks rows"], kind: str | None
) -> Float32[np.ndarray, "networks all"]:
    """A weight for every example, for every network.

    "balanced": n / (classes · n of its class), counted over the network's training rows (King,
    Zeng 2001); otherwise 1.
    """
    weights = np.ones((len(training), len(data)), np.float32)
    if kind == "balanced" and data.task != "regression":
        for row, rows in zip(weights, training, strict=True):
            row[:] = _balanced(data.targets, rows)
    return weights


def _balanced(targets: np.ndarray, rows: np.ndarray) -> np.ndarray:
    classes = int(targets.max()) + 1
    counts = np.bincount(targets[rows], minlength=classes)
    present = (counts > 0).sum()
    return (len(rows) / (present * np.maximum(counts, 1)))[targets]
