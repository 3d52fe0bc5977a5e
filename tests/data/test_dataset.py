"""Datasets from tables and from plain arrays."""

import numpy as np
import pytest

from pellucid.data import Dataset, builtin, fit_encoding, make_dataset
from pellucid.errors import BadInput


def test_rows_of_a_table() -> None:
    table = builtin("iris")
    rows = np.array([0, 60, 149])
    data = make_dataset(table, fit_encoding(table), rows)
    assert data.inputs.shape == (3, 4)
    assert data.inputs.dtype == np.float32
    assert data.targets.tolist() == [0, 1, 2]
    assert data.targets.dtype == np.int32
    assert data.classes == ("setosa", "versicolor", "virginica")
    assert data.features == tuple(table.frame.columns)
    assert len(data) == 3
    assert len(data.take([0, 2])) == 2


def test_a_quantity_is_standardised() -> None:
    table = builtin("diabetes")
    rows = np.arange(300)
    data = make_dataset(table, fit_encoding(table, rows), rows)
    assert data.targets.dtype == np.float32
    assert data.targets.mean() == pytest.approx(0, abs=1e-5)
    assert data.targets.std() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("y", "task", "classes", "targets"),
    [
        (["b", "a", "b", "a"], "binary", ("a", "b"), [1, 0, 1, 0]),
        ([True, False, True, False], "binary", ("false", "true"), [1, 0, 1, 0]),
        ([5, 3, 5, 3], "binary", ("3", "5"), [1, 0, 1, 0]),
        ([5.0, 3.0, 5.0, 3.0], "binary", ("3", "5"), [1, 0, 1, 0]),
        (np.array(["x", "y", "z", "x"]), "multiclass", ("x", "y", "z"), [0, 1, 2, 0]),
        ([0.5, 1.5, 2.5, 0.5], "regression", (), [0.5, 1.5, 2.5, 0.5]),
        ([[1], [0], [1], [0]], "binary", ("0", "1"), [1, 0, 1, 0]),
    ],
)
def test_from_arrays(y, task, classes, targets) -> None:
    data = Dataset.of(np.zeros((4, 2)), y)
    assert (data.task, data.classes, data.targets.tolist()) == (task, classes, targets)
    assert data.features == ("x1", "x2")


def test_pictures_keep_their_shape() -> None:
    data = Dataset.of(np.zeros((4, 8, 8, 1)), [0, 1, 0, 1])
    assert data.inputs.shape == (4, 8, 8, 1)
    assert data.features == ()


def test_the_task_can_be_told() -> None:
    assert Dataset.of(np.zeros((4, 1)), [0, 1, 0, 1], "regression").targets.dtype == np.float32
    assert Dataset.of(np.zeros((3, 1)), [0, 1, 7], "multiclass").classes == ("0", "1", "7")


@pytest.mark.parametrize(
    ("x", "y", "said"),
    [
        ([[0.0], [1.0]], [1], "2 inputs and 1 targets"),
        ([[0.0], [np.nan]], [1, 0], "row 1"),
        ([[0.0], [np.inf]], [1, 0], "row 1"),
        ([["a"], ["b"]], [1, 0], "not a number"),
        ([0.0, 1.0], [1, 0], "reshape"),
        ([[0.0], [1.0]], [None, 1], "missing"),
        ([[0.0], [1.0]], [np.nan, 1.5], "missing"),
        ([[0.0], [1.0]], [[1, 0], [0, 1]], "shape"),
        ([[0.0], [1.0]], np.array(["a", 1], dtype=object), "mix"),
        (np.zeros((0, 2)), [], "no targets"),
    ],
)
def test_bad_arrays(x, y, said) -> None:
    with pytest.raises(BadInput, match=said):
        Dataset.of(x, y)


def test_no_target() -> None:
    from dataclasses import replace

    table = replace(builtin("iris"), target=None, task=None)
    with pytest.raises(BadInput, match="no target"):
        make_dataset(table, fit_encoding(table))
