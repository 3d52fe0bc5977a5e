"""Whatever the bytes are: a table or one clear message, never another exception."""

import io
import os
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pellucid.data import (
    Table,
    encode_inputs,
    fit_encoding,
    make_dataset,
    match_columns,
    read_frame,
    read_table,
)
from pellucid.errors import BadInput

fuzz = settings(
    max_examples=int(os.environ.get("FUZZ", "40")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
cells = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        (
            *"?-.,;\t|\"'#{é\x00",
            *("", "NA", "nan", "none", "inf", "-999", "1,5", "1.234,5", "yes", "no", "true"),
            *("2020-01-02", "02.01.2020", "007", "1e400", "$5", "5%", "[1]", "\r\n"),
        )
    ),
    st.integers(-(10**20), 10**20).map(str),
    st.floats().map(str),
)
grids = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), max_size=30)
)


def check(path: Path, content: bytes) -> Table | None:
    path.write_bytes(content)
    try:
        table = read_table(path)
    except BadInput:
        return None
    assert table.target is not None
    assert len(table.target) == table.rows > 0
    assert table.target.null_count() == 0
    assert [c.name for c in table.columns] == table.frame.columns
    encoding = fit_encoding(table)
    data = make_dataset(table, encoding)
    assert data.inputs.shape == (table.rows, encoding.width)
    assert np.isfinite(data.inputs).all()
    assert np.isfinite(data.targets).all()
    raw = read_frame(path)[0]
    if raw.height == table.rows:  # else rows without a target were never looked at
        matched, _ = match_columns(encoding, raw)
        assert (encode_inputs(encoding, matched) == data.inputs).all()
    return table


@fuzz
@given(st.binary(max_size=300))
@example(b"\x1f\x8b\x08")
@example(b"PAR1PAR1")
@example(b"ARROW1")
@example(b"\xff\xff\xff\xff")
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"[{")
@example(b'"')
@example(b"[1]")
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    check(tmp_path / "any.csv", content)


@fuzz
@given(
    st.text("01a,;\t|\"' \n\r.-?#:é", max_size=200),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
def test_any_text(tmp_path: Path, text: str, encoding: str) -> None:
    check(tmp_path / "any.csv", text.encode(encoding))


@fuzz
@given(grids, st.sampled_from([",", ";", "\t", "|", " "]))
def test_any_grid(tmp_path: Path, rows: list[list[str]], delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in rows)
    check(tmp_path / "any.csv", text.encode("utf-8", "replace"))


@fuzz
@given(st.text('{}[]":,0a.e-truefalsn \n', max_size=200), st.sampled_from(["x.json", "x.jsonl"]))
@example('{"a":1,"b":"x"}\n{"a":"q","b":2}\n{"a":[1],"b":{"c":1}}', "x.jsonl")
@example('{"a": "\\ud800", "y": 1}', "x.jsonl")
@example('{"a": 1e999, "b": 123456789012345678901234567890}', "x.jsonl")
def test_any_json(tmp_path: Path, text: str, name: str) -> None:
    check(tmp_path / name, text.encode())
    check(tmp_path / name, text.replace("a", "é").encode("cp1252"))


values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.lists(st.integers(0, 9), max_size=2),
    st.dictionaries(st.sampled_from("pq"), st.integers(0, 9), max_size=2),
)


@fuzz
@given(st.lists(st.dictionaries(st.sampled_from("abcy"), values), max_size=30))
def test_any_records(tmp_path: Path, rows: list[dict[str, object]]) -> None:
    import json

    check(tmp_path / "any.jsonl", "\n".join(json.dumps(row) for row in rows).encode())


def binary(kind: str) -> bytes:
    frame = pl.DataFrame({"a": range(40), "b": ["x", "y"] * 20, "y": [0.5, 1.5] * 20})
    file = io.BytesIO()
    {"parquet": frame.write_parquet, "arrow": frame.write_ipc, "stream": frame.write_ipc_stream}[
        kind
    ](file)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["parquet", "arrow", "stream"])
@settings(fuzz, max_examples=20)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=8), st.integers(0, 2000))
def test_damaged_binaries(tmp_path: Path, kind: str, at: int, junk: bytes, cut: int) -> None:
    content = bytearray(binary(kind))
    at %= len(content)
    content[at : at + len(junk)] = junk
    check(tmp_path / "any.bin", bytes(content[: len(content) - cut % 3 * cut]))
