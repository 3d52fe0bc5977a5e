"""Parquet, Arrow and JSON lines as columns."""

import io
import json
from collections.abc import Callable
from typing import cast

import polars as pl
from polars.exceptions import PanicException, PolarsError

from pellucid.data.tables.delimited import Raw
from pellucid.errors import BadInput

PARQUET = b"PAR1"
ARROW_FILE = b"ARROW1"
ARROW_STREAM = b"\xff\xff\xff\xff"
JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")


def reader_of(content: bytes, name: str) -> Callable[[bytes, str], Raw] | None:
    """What reads these bytes, or None for text."""
    suffixes = name.lower().removesuffix(".gz")
    if content.startswith(PARQUET):
        return read_parquet
    if content.startswith((ARROW_FILE, ARROW_STREAM)):
        return read_arrow
    for endings, what in (
        ((".parquet", ".pq"), "Parquet"),
        ((".arrow", ".feather", ".ipc"), "Arrow"),
    ):
        if suffixes.endswith(endings):
            raise BadInput(
                f"{name} is not a {what} file, whatever its name says",
                f"a {what} file, or a text file that ends in .csv",
            )
    return None


def is_json(content: bytes, name: str) -> bool:
    """Whether text is JSON lines, or a list of objects."""
    by_name = name.lower().removesuffix(".gz").endswith(JSON_SUFFIXES)
    return by_name or content.lstrip()[:2] in (b'{"', b"[{")


def read_parquet(content: bytes, name: str) -> Raw:
    """Columns of a Parquet file."""
    if not content.endswith(PARQUET):
        raise _broken(name, "Parquet")
    try:
        return Raw(_not_empty(pl.read_parquet(io.BytesIO(content)), name))
    except (PolarsError, PanicException, OSError, ValueError):
        raise _broken(name, "Parquet") from None


def read_arrow(content: bytes, name: str) -> Raw:
    """Columns of an Arrow file (also called Feather) or stream."""
    read = pl.read_ipc if content.startswith(ARROW_FILE) else pl.read_ipc_stream
    try:
        return Raw(_not_empty(read(io.BytesIO(content)), name))
    except (PolarsError, PanicException, OSError, ValueError):
        raise _broken(name, "Arrow") from None


def _broken(name: str, what: str) -> BadInput:
    return BadInput(
        f"{name} ({what}) is cut short or damaged",
        "a whole file",
        instead="copying or downloading it again",
    )


def _not_empty(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    if frame.width == 0 or frame.height == 0:
        raise BadInput(f"{name} has no rows", "one row of values or more")
    return frame


def read_json(content: bytes, name: str) -> Raw:
    """Columns of JSON lines (one object a line), or of one list of objects."""
    text = content.decode()
    objects = _list(text, name) if text.lstrip().startswith("[") else _lines(text, name)
    if not objects:
        raise BadInput(f"{name} has no rows", "an object a line")
    names = list(dict.fromkeys(key for one in objects for key in one))
    try:
        columns = [_column(key, [one.get(key) for one in objects]) for key in names]
    except (PolarsError, ValueError, TypeError) as error:
        raise BadInput(f"{name} holds values that no column can", why=str(error)) from None
    return Raw(_not_empty(pl.DataFrame(columns), name))


def _column(name: str, values: list[object]) -> pl.Series:
    # Numbers beyond 64 bits would become missing.
    bounded = [float(v) if isinstance(v, int) and abs(v) >= 2**63 else v for v in values]
    return pl.Series(name, bounded, strict=False)


def _lines(text: str, name: str) -> list[dict[str, object]]:
    lines = enumerate(text.split("\n"), 1)
    return [_object(line, name, number) for number, line in lines if line.strip()]


def _object(line: str, name: str, number: int) -> dict[str, object]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput(
            f"line {number} of {name} is not JSON", "an object a line", str(error)
        ) from None
    if not isinstance(found, dict):
        raise BadInput(f"line {number} of {name} is not an object", 'one such as {"size": 3}')
    return cast("dict[str, object]", found)


def _list(text: str, name: str) -> list[dict[str, object]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{name} is not JSON", "a list of objects", str(error)) from None
    if not all(isinstance(one, dict) for one in found):
        raise BadInput(f"{name} is not a list of objects", 'one such as [{"size": 3}]')
    return found
