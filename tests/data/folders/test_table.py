"""Tables that name files."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from pellucid.data.folders import PICTURES, SOUNDS, find_medium, list_source
from pellucid.errors import BadInput

from ..media import put, said


def table(folder: Path, text: str, *files: str) -> Path:
    for name in files:
        put(folder / name, b"")
    return put(folder / "table.csv", text.encode())


def rows(*lines: str) -> str:
    return "\n".join(lines) + "\n"


def test_files_beside_the_table_and_their_labels(tmp_path: Path) -> None:
    text = rows("id,file,species", "7,a/1.png,cat", "8,a/2.png,cat", "9,3.png,dog", "10,4.png,cat")
    path = table(tmp_path, text, "a/1.png", "a/2.png", "3.png")
    found = list_source(path, PICTURES)
    assert found.names == ("a/1.png", "a/2.png", "3.png")
    assert found.sources[0] == tmp_path / "a/1.png"
    assert found.target.to_list() == ["cat", "cat", "dog"]
    assert said(found.notes, "missing-files") == "1 picture not found, so left out: 4.png."
    assert "Not used: 'id'" in said(found.notes, "files")


def test_a_quantity(tmp_path: Path) -> None:
    names = [f"{n}.png" for n in range(4)]
    text = rows("price,picture", *(f"{n / 3},{name}" for n, name in enumerate(names)))
    found = list_source(table(tmp_path, text, *names), PICTURES, target="price")
    assert found.task == "regression"


def test_speakers_and_parts(tmp_path: Path) -> None:
    names = [f"{n}.wav" for n in range(4)]
    text = rows(
        "path,Speaker,split,word",
        "0.wav,ann,train,yes", "1.wav,bob,train,no", "2.wav,cy,test,yes", "3.wav,cy,test,no",
    )  # fmt: skip
    path = table(tmp_path, text, *names)
    found = list_source(path, SOUNDS)
    assert found.speakers == ("ann", "bob", "cy", "cy")
    assert found.apart is not None
    np.testing.assert_array_equal(found.apart, [2, 3])
    assert list_source(path, SOUNDS, target="Speaker").target.to_list() == [
        "ann",
        "bob",
        "cy",
        "cy",
    ]
    assert find_medium(path) is SOUNDS


def test_a_table_of_names_that_are_not_there_is_a_table(tmp_path: Path) -> None:
    assert find_medium(table(tmp_path, rows("logo,price", "a.png,1", "b.png,2"))) is None


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        (rows("a,b", "1,2", "3,4"), {}, "no column of .* names pictures"),
        (rows("file", "1.png", "2.png"), {}, "names files and nothing else"),
        (rows("file,y", "x.png,a", "z.png,b", "w.png,b"), {}, "no file that"),
        (rows("file,y", "1.png,a", "2.png,b", "1.png,b"), {"target": "z"}, "not a column"),
        (rows("file,y", "1.png,a", "2.png,b", "1.png,b"), {"pattern": "{label}"}, "with a table"),
        (rows("file,y", "1.png,a", "2.png,a"), {}, "in every row"),
    ],
)
def test_bad_tables(text, options, expected, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=expected):
        list_source(table(tmp_path, text, "1.png", "2.png"), PICTURES, **options)


def test_a_zero_byte_in_a_name(tmp_path: Path) -> None:
    put(tmp_path / "1.png", b"")
    files = ["1.png", "\0.png", "1.png"]
    pl.DataFrame({"file": files, "y": ["a", "b", "b"]}).write_parquet(tmp_path / "t.parquet")
    found = list_source(tmp_path / "t.parquet", PICTURES)
    assert found.rows == 2
    assert "\\x00.png" in said(found.notes, "missing-files")
