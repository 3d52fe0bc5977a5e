"""What is said about columns and rows, and what is not."""

from pathlib import Path

import numpy as np
import pytest

from pellucid.data import builtin, duplicate_groups, make_table

from .helpers import codes, read, said, text

NOISE = np.random.default_rng(0).normal(size=60).round(3)


@pytest.mark.parametrize(
    ("header", "cell", "code"),
    [
        ("const", "5", "constant-column"),
        ("empty", "", "all-missing"),
        ("id", "{i}", "identifier"),
        ("user_id", "{j}", "identifier"),
        ("index", "{j}", "identifier"),
        ("anything", "{i}", "identifier"),
        ("name", "text {i}", "identifier"),
    ],
)
def test_columns_left_out(tmp_path: Path, header: str, cell: str, code: str) -> None:
    row = lambda i: f"{cell.format(i=i, j=i * 37 % 1009)},{NOISE[i]},{i % 2}"  # noqa: E731 (short)
    content = text(f"{header},x,y", row, 60)
    table = read(tmp_path, content)
    assert table.frame.columns == ["x"]
    assert header in said(table, code)
    assert header in read(tmp_path, content, keep=[header]).frame.columns


@pytest.mark.parametrize("header", ["year", "day_of_week", "x2"])
def test_columns_kept(tmp_path: Path, header: str) -> None:
    cell = "{i}" if header != "x2" else "{j}"
    row = lambda i: f"{cell.format(i=i, j=i * 37 % 1009)},{NOISE[i]},{i % 2}"  # noqa: E731 (short)
    table = read(tmp_path, text(f"{header},x,y", row, 60))
    assert table.frame.columns == [header, "x"]


def test_the_only_column_is_kept_though_it_counts(tmp_path: Path) -> None:
    assert read(tmp_path, text("x,y", lambda i: f"{i},{i * i}.5")).frame.columns == ["x"]


def test_duplicates_and_contradictions(tmp_path: Path) -> None:
    rows = ["1.5,a,p", "1.5,a,p", "1.5,a,q", "2.5,a,p", "3.5,b,q"] * 4
    table = read(tmp_path, "u,v,y\n" + "\n".join(rows))
    assert said(table, "duplicates").startswith("16 rows repeat")
    assert said(table, "contradictions").startswith("1 set of equal inputs")
    groups = duplicate_groups(table)
    assert len(set(groups)) == 3
    assert groups[0] == groups[2] != groups[3]


@pytest.mark.parametrize("cell", ["{c}", "k{c}", "{d}"])
def test_a_copy_of_the_classes_is_a_leak(tmp_path: Path, cell: str) -> None:
    row = lambda i: f"{NOISE[i]},{cell.format(c=i % 3, d=i % 3 + i / 1000)},{i % 3}"  # noqa: E731 (short)
    table = read(tmp_path, text("x,copy,y", row, 60))
    assert "copy" in said(table, "leakage")
    assert "copy" in table.frame.columns


def test_a_copy_of_the_quantity_is_a_leak(tmp_path: Path) -> None:
    row = lambda i: f"{NOISE[i]},{-2 * NOISE[i - 1]:.3f},{NOISE[i - 1]}"  # noqa: E731 (short)
    table = read(tmp_path, text("x,copy,y", row, 60))
    assert said(table, "leakage").startswith("copy alone")


@pytest.mark.parametrize("name", ["iris", "wine", "breast-cancer", "diabetes", "digits", "moons"])
def test_no_false_alarms_on_honest_tables(name: str) -> None:
    table = builtin(name)
    assert table.target is not None
    again = make_table(table.frame.with_columns(table.target))
    assert not {"leakage", "identifier", "sentinel", "imbalance"} & codes(again)
    assert again.task == table.task
    assert [n.text for n in again.notes if n.level == "warning"] == []


def test_stand_ins_for_missing_values(tmp_path: Path) -> None:
    temperatures = [-999 if i % 9 == 0 else 10 + i % 7 for i in range(60)]
    table = read(tmp_path, text("t,y", lambda i: f"{temperatures[i]},{i % 2}", 60))
    assert "t (-999)" in said(table, "sentinel")
    assert table.frame["t"].min() == -999


def test_high_cardinality(tmp_path: Path) -> None:
    row = lambda i: f"city {i % 90},{NOISE[i % 60]},{i % 7 % 2}"  # noqa: E731 (short)
    table = read(tmp_path, text("city,x,y", row, 200))
    assert "city (90)" in said(table, "high-cardinality")
