"""The target column, its values and its task."""

from pathlib import Path

import polars as pl
import pytest

from pellucid.data import guess_task

from .helpers import codes, read, said, text


@pytest.mark.parametrize(
    ("header", "given", "found"),
    [
        ("a,b,c", None, "c"),
        ("a,Target,c", None, "Target"),
        ("y,b,class", None, "class"),
        ("a,b,c", "b", "b"),
        ("a,b,c", 0, "a"),
        ("a,b,c", -1, "c"),
        ("a,b,c", "-2", "b"),
    ],
)
def test_which_column(tmp_path: Path, header: str, given: str | int | None, found: str) -> None:
    table = read(tmp_path, text(header, lambda i: f"{i % 2},{i % 2},{i % 2}"), target=given)
    assert table.target_name == found
    assert ("target" in codes(table)) == (given != "b")


@pytest.mark.parametrize(
    ("values", "task"),
    [
        (["a", "b"] * 9, "binary"),
        (["a", "b", "c"] * 9, "multiclass"),
        ([True, False] * 9, "binary"),
        ([0, 1] * 9, "binary"),
        ([3, 900], "binary"),
        (list(range(10)) * 5, "multiclass"),
        (list(range(10)) * 4, "regression"),
        (list(range(11)) * 5, "multiclass"),
        (list(range(1, 27)) * 5, "multiclass"),
        ([*range(29)] * 5 + [9] * 400, "regression"),
        (list(range(100, 140)) * 9, "regression"),
        ([0.5, 1.5] * 9, "regression"),
        (list(range(50)), "regression"),
    ],
)
def test_task(values: list[object], task: str) -> None:
    found, why = guess_task(pl.Series("y", values))
    assert found == task
    assert why


def test_reason_and_overruling_are_said(tmp_path: Path) -> None:
    content = text("a,y", lambda i: f"{i / 7:.2f},{i % 4}")
    table = read(tmp_path, content)
    assert "4 different values" in said(table, "task")
    assert "--task regression" in said(table, "task")
    assert read(tmp_path, content, task="regression").task == "regression"


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("{i}", [0, 1, 2]),
        ("{i}.0", [0, 1, 2]),
        ("{i}.5", [0.5, 1.5, 2.5]),
        ('"1,00{i}.5"', [1000.5, 1001.5, 1002.5]),
        ("k{i}", ["k0", "k1", "k2"]),
        ("00{i}", ["000", "001", "002"]),
    ],
)
def test_values(tmp_path: Path, written: str, values: list[object]) -> None:
    table = read(tmp_path, text("a,y", lambda i: f"{i / 7:.2f},{written.format(i=i % 3)}"))
    assert table.target is not None
    assert table.target.unique().sort().to_list() == values


def test_yes_and_no_stay_words_and_true_and_false_do_not(tmp_path: Path) -> None:
    words = read(tmp_path, text("a,y", lambda i: f"{i / 7:.2f},{['no', 'yes'][i % 2]}"))
    assert words.classes == ("no", "yes")
    truth = read(tmp_path, text("a,y", lambda i: f"{i / 7:.2f},{['False', 'True'][i % 2]}"))
    assert truth.target is not None
    assert truth.target.dtype == pl.Boolean


def test_rows_without_a_target_are_left_out_aloud(tmp_path: Path) -> None:
    table = read(tmp_path, text("a,y", lambda i: f"{i / 7:.2f},{i % 2 if i % 4 else ''}"))
    assert table.rows == 30
    assert "10 rows (25%)" in said(table, "missing-target")


def test_unequal_and_single_classes(tmp_path: Path) -> None:
    table = read(tmp_path, text("a,y", lambda i: f"{i / 7:.2f},{'b' if i == 3 else 'a'}"))
    assert {"imbalance", "single-row-class"} <= codes(table)
