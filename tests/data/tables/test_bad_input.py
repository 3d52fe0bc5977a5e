"""One clear message for each mistake."""

import gzip
import io
import os
from pathlib import Path

import polars as pl
import pytest

from pellucid.data import read_table
from pellucid.errors import BadInput

from .helpers import read, text

ROWS = text("a,b,y", lambda i: f"{i / 7:.2f},{i % 3},{i % 2}")


def parquet() -> bytes:
    file = io.BytesIO()
    pl.DataFrame({"a": range(40), "y": [0, 1] * 20}).write_parquet(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        (" \n\n", "is empty"),
        ("a,b,c\n", "a header but no rows"),
        (b"PK\x03\x04" + bytes(50), "Excel"),
        (bytes(range(256)) * 9, "not text"),
        (b"a,b\n\x81\x8d,1\n", "neither UTF-8 nor Windows-1252 text \\(line 2\\)"),
        (b"\xff\xfea\x00,\x00b", "UTF-16|no column"),
        (parquet()[:200], "cut short"),
        (parquet()[:-4] + b"junk", "cut short"),
        (b"ARROW1" + bytes(90), "cut short"),
        (gzip.compress(ROWS.encode(), mtime=0)[:60], "decompressed"),
        ("a,b,c\n1,2,3\n4,5\n6,7,8\n", "line 3 of table.csv has 2 fields. Expected 3"),
        ("a,b,c\n1,2,3\n4,5,6,7\n6,7,8\n", "line 3 of table.csv has 4 fields. Expected 3"),
        ("# c\na,b,c\n1,2,3\n4,5,6,7\n6,7,8\n", "line 4 of table.csv has 4 fields"),
        ('a,b,c\n"1\n1",2,3\n4,5\n', "line 4 of table.csv has 2 fields"),
        (text("a", str), "no column besides the target"),
        (text("a,y", lambda i: f"{i / 7},x"), "is 'x' in every row"),
        (text("a,y", lambda i: f"{i / 7},1.5"), "is 1.5 in every row"),
        (text("a,y", lambda i: f"{i / 7},"), "no value in any row"),
        (text("a,y", lambda i: f"{i / 7},name {i}"), "a class of its own"),
        (text("a,b,y", lambda i: f"5,text {i},{i % 2}"), "no column .* can be learnt from"),
        ('{"a": 1}\n{"a":', "line 2 of table.csv is not JSON"),
        ('{"a": 1}\n[1]', "line 2 of table.csv is not an object"),
    ],
)
def test_contents(tmp_path: Path, content: str | bytes, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        read(tmp_path, content)


def test_json_nested_too_deep(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="not JSON"):
        read(tmp_path, "[" * 100_000, "deep.json")


@pytest.mark.parametrize("name", ["table.parquet", "table.feather"])
def test_not_what_its_name_says(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="whatever its name says"):
        read(tmp_path, ROWS, name)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"target": "yy"}, "Try: --target 'y'"),
        ({"target": 7}, "beyond the 3 columns"),
        ({"task": "classify"}, "task 'classify' is not known"),
        ({"delimiter": "::"}, "one character"),
        ({"drop": ["bb"]}, "--drop 'b'"),
        ({"keep": ["aa"]}, "--keep 'a'"),
        ({"drop": ["a", "b"]}, "no column besides"),
    ],
)
def test_options(tmp_path: Path, options: dict[str, object], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        read(tmp_path, ROWS, **options)


def test_task_that_does_not_fit(tmp_path: Path) -> None:
    words = text("a,y", lambda i: f"{i / 7:.2f},{'pqr'[i % 3]}")
    with pytest.raises(BadInput, match=r"'p' in row 1\. Expected numbers.*--task multiclass"):
        read(tmp_path, words, task="regression")
    with pytest.raises(BadInput, match="has 3 classes"):
        read(tmp_path, words, task="binary")


def test_paths(tmp_path: Path) -> None:
    (tmp_path / "houses.csv").write_text(ROWS)
    with pytest.raises(BadInput, match=r"neither a file nor a built-in.*Try: .*houses\.csv"):
        read_table(tmp_path / "huoses.csv")
    with pytest.raises(BadInput, match=r"is a folder.*houses\.csv"):
        read_table(tmp_path)
    with pytest.raises(BadInput, match="neither"):
        read_table(tmp_path / "no" / "such" / "folder.csv")
    with pytest.raises(BadInput, match=r"cannot be read|neither"):
        read_table("bad\0name.csv")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.csv"
    path.write_text(ROWS)
    path.chmod(0)
    with pytest.raises(BadInput, match="may not be read"):
        read_table(path)


def test_permission_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.csv").write_text(ROWS)

    def refuse(self: Path) -> bytes:
        raise PermissionError(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(BadInput, match="may not be read"):
        read_table(tmp_path / "secret.csv")
