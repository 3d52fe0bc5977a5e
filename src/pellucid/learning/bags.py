"""Bags: which rows each of many networks learns from, and which it is judged on."""

import numpy as np

from pellucid.data import Dataset, folds, split
from pellucid.learning.fit import Rows


def bags(
    data: Dataset,
    rows: np.ndarray,
    networks: int,
    parts: int | None,
    seed: int,
    held: float,
    groups: np.ndarray | None = None,
) -> Rows:
    """Rows of `data` for every network: (networks, rows) each.

    With `parts`, network k is judged on part k (around again after the last) and learns from the
    others; without, all are judged on the same share `held`, and learn from the rest. Rows of
    one of `groups` (a number for every row of `data`) stay together.
    """
    targets, own = data.targets[rows], None if groups is None else groups[rows]
    if parts is None:
        kept = split(targets, data.task, validation=held, test=0.0, seed=seed, groups=own)
        return Rows(rows[kept.training][None], rows[kept.validation][None])
    dealt = folds(targets, data.task, parts, seed=seed, groups=own)
    of_each = [dealt[network % parts] for network in range(networks)]
    return Rows(
        _even([rows[fold.training] for fold in of_each]),
        _even([rows[fold.test] for fold in of_each]),
    )


def _even(ragged: list[np.ndarray]) -> np.ndarray:
    """Rows of one length: shorter ones begin again from their start."""
    longest = max(map(len, ragged))
    return np.stack([np.resize(row, longest) for row in ragged])
