"""Problems: what the targets mean, found from them and from how they are learned."""

from typing import Literal

import numpy as np
from msgspec import Struct

from pellucid.doctor.anatomy import OF_CLASSES, Anatomy
from pellucid.errors import BadInput

Task = Literal["binary", "multiclass", "multilabel", "regression"]
Coding = Literal["integers", "one-hot", "zero-one", "minus-one-one", "numbers"]

_FEW_CLASSES, _REPEATS = 100, 3
_LEAST_NUMBERED, _MOST_NUMBERED, _ALIKE = 3, 20, 0.3


class Problem(Struct, frozen=True, kw_only=True):
    """What is to be learned: the task, how many classes, and how targets are written.

    `coding` `integers` is the index of a class, from `lowest`; `zero-one` is also a row of
    several labels; `numbers` are quantities. `shape` is one target's shape: () for a plain
    column.
    """

    task: Task
    classes: int
    coding: Coding
    lowest: int = 0
    shape: tuple[int, ...] = ()


def plain_problem(task: Literal["binary", "multiclass", "regression"], classes: int) -> Problem:
    """The problem of targets as Pellucid writes them: the index of a class, or a quantity."""
    if task == "regression":
        return Problem(task="regression", classes=0, coding="numbers")
    return Problem(
        task=task, classes=classes, coding="zero-one" if task == "binary" else "integers"
    )


def problem_of(y: np.ndarray, anatomy: Anatomy) -> Problem:
    """The problem that these targets pose, to a network of this anatomy.

    Targets decide where they can: one-hot rows and rows of zeros and ones are classes. A column
    of a few whole numbers that repeat may be classes or a quantity: it is classes where the
    loss is one for classes, or the outputs are as many as the classes, or all of 0, 1, 2, ... come
    about equally often. Raises `BadInput` for
    classes of many places in one example.
    """
    table = np.asarray(y, np.float64).reshape(len(y), -1)
    if table.shape[1] > 1 and anatomy.loss.integers and len(anatomy.outputs) > 1:
        raise BadInput(
            f"each target has shape {y.shape[1:]}", "one class an example",
            "the doctor judges one answer an example",
        )  # fmt: skip
    shape = tuple(np.shape(y)[1:])
    finite = table[np.isfinite(table).all(1)]
    if table.shape[1] > 1:
        return _of_rows(finite, shape, anatomy)
    return _of_column(finite[:, 0], shape, anatomy)


def _of_rows(table: np.ndarray, shape: tuple[int, ...], anatomy: Anatomy) -> Problem:
    columns = table.shape[1]
    if not np.isin(table, (0.0, 1.0)).all():
        # Shares of classes that add up to one, as distillation and label smoothing make them.
        shares = (table >= 0).all() and np.allclose(table.sum(1), 1, atol=1e-3)
        if shares and anatomy.loss.name in OF_CLASSES:
            return Problem(task="multiclass", classes=columns, coding="one-hot", shape=shape)
        return Problem(task="regression", classes=0, coding="numbers", shape=shape)
    if _is_one_hot(table):
        task: Task = "binary" if columns == 2 else "multiclass"
        return Problem(task=task, classes=columns, coding="one-hot", shape=shape)
    return Problem(task="multilabel", classes=columns, coding="zero-one", shape=shape)


def _is_one_hot(table: np.ndarray) -> bool:
    return bool(np.isin(table, (0.0, 1.0)).all() and (table.sum(1) == 1).all())


def _of_column(column: np.ndarray, shape: tuple[int, ...], anatomy: Anatomy) -> Problem:
    values, counts = np.unique(column, return_counts=True)
    if len(values) == 2 and set(values) == {-1.0, 1.0}:
        return Problem(task="binary", classes=2, coding="minus-one-one", shape=shape)
    if set(values) <= {0.0, 1.0}:
        return Problem(task="binary", classes=2, coding="zero-one", shape=shape)
    if _classes(values, counts, anatomy):
        lowest = int(values[0]) if values[0] in (0, 1) else 0
        classes = max(int(values[-1]) - lowest + 1, len(values))
        task: Task = "binary" if classes == 2 else "multiclass"
        return Problem(task=task, classes=classes, coding="integers", lowest=lowest, shape=shape)
    return Problem(task="regression", classes=0, coding="numbers", shape=shape)


def _classes(values: np.ndarray, counts: np.ndarray, anatomy: Anatomy) -> bool:
    """Whether a column's few whole numbers are classes."""
    whole = len(values) and (values == np.rint(values)).all() and values[0] >= 0
    if not whole or values[-1] > 10_000:
        return False
    outputs = anatomy.outputs[-1] if anatomy.outputs else 1
    if anatomy.loss.integers or (outputs > 1 and len(values) <= outputs):
        return True
    few = len(values) <= _FEW_CLASSES and np.median(counts) >= _REPEATS
    return bool(few and anatomy.loss.name in OF_CLASSES) or _numbered(values, counts)


def _numbered(values: np.ndarray, counts: np.ndarray) -> bool:
    """Whether they look like the indices of classes, though they are learned as quantities.

    Counts and ratings seldom begin at 0, leave nothing out, and come about equally often.
    """
    few = _LEAST_NUMBERED <= len(values) <= _MOST_NUMBERED
    whole = few and np.array_equal(values, np.arange(len(values)))
    return bool(whole and counts.min() >= max(_REPEATS, _ALIKE * counts.mean()))
