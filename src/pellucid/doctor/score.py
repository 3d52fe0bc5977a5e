"""Scores: how good outputs are, whatever they are written as."""

import numpy as np
from jaxtyping import Shaped

from pellucid.doctor.problem import Problem


def score(problem: Problem, outputs: np.ndarray, targets: np.ndarray, *, logits: bool) -> float:
    """Accuracy of classes, the share of right labels, or R² of quantities.

    `logits` says that the outputs are to be compared with 0 instead of ½ where one number tells
    two classes apart. Outputs that are not finite are wrong. R² is never below −1, so that one
    wild answer does not hide all others. NaN where shapes do not fit.
    """
    if len(outputs) != len(targets) or not len(targets):
        return float("nan")
    if problem.task == "regression":
        return _r2(_matrix(outputs), _matrix(targets))
    right = decided(problem, outputs, logits=logits) == truth(problem, targets)
    return float(right.mean())


def truth(problem: Problem, targets: np.ndarray) -> Shaped[np.ndarray, "..."]:
    """The class of each example, from 0; for several labels, a row of zeros and ones."""
    table = _matrix(targets)
    if problem.task == "multilabel":
        return table > 0.5
    if problem.coding == "one-hot":
        return table.argmax(1)
    column = table[:, 0]
    if problem.coding == "minus-one-one":
        return (column > 0).astype(int)
    return np.rint(column - problem.lowest).astype(int)


def decided(problem: Problem, outputs: np.ndarray, *, logits: bool) -> Shaped[np.ndarray, "..."]:
    """What the outputs answer: a class for each example (−1: none, it is not finite)."""
    table = _matrix(outputs)
    boundary = 0.0 if logits or problem.coding == "minus-one-one" else 0.5
    if problem.task == "multilabel":
        return table > boundary
    finite = np.isfinite(table).all(1)
    answers = table.argmax(1) if table.shape[1] > 1 else (table[:, 0] > boundary).astype(int)
    if table.shape[1] == 1 and problem.classes > 2:  # one number for the index of a class
        answers = np.rint(np.nan_to_num(table[:, 0]) - problem.lowest).astype(int)
    return np.where(finite, answers, -1)


def _matrix(values: np.ndarray) -> Shaped[np.ndarray, "rows columns"]:
    return np.asarray(values, np.float64).reshape(len(values), -1)


def _r2(outputs: np.ndarray, targets: np.ndarray) -> float:
    """The share of the targets' variance explained, over all columns; −1 at the least."""
    if outputs.shape != targets.shape:
        if outputs.shape[1] != 1 and targets.shape[1] != 1:
            return float("nan")
        outputs = np.broadcast_to(outputs[:, :1], targets.shape)
    if not np.isfinite(outputs).all():
        return -1.0
    missed = ((targets - outputs) ** 2).sum()
    spread = ((targets - targets.mean(0)) ** 2).sum()
    if spread == 0:
        return 1.0 if missed == 0 else -1.0
    return max(-1.0, float(1 - missed / spread))


def chance(problem: Problem, targets: np.ndarray) -> float:
    """The score of knowing nothing: the commonest class, the mean."""
    if problem.task == "regression":
        return 0.0
    classes = truth(problem, targets)
    if problem.task == "multilabel":
        share = classes.mean(0)
        return float(np.maximum(share, 1 - share).mean())
    return float(np.bincount(classes).max() / len(classes))
