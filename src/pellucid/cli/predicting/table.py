"""Answers beside their rows, and how they are written."""

import io
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import polars as pl

from pellucid.atomic import write_bytes
from pellucid.errors import BadInput

_WRITERS: dict[str, Callable[[pl.DataFrame, io.BytesIO], object]] = {
    ".csv": lambda frame, file: frame.write_csv(file),
    ".tsv": lambda frame, file: frame.write_csv(file, separator="\t"),
    ".parquet": lambda frame, file: frame.write_parquet(file),
    ".arrow": lambda frame, file: frame.write_ipc(file),
    ".jsonl": lambda frame, file: frame.write_ndjson(file),
}


def beside(
    frame: pl.DataFrame,
    answers: pl.Series,
    classes: Iterable[str],
    probabilities: np.ndarray | None,
) -> pl.DataFrame:
    """The rows with a column `prediction`, and `probability of CLASS` for every class."""
    added = {"prediction": answers}
    if probabilities is not None:
        for index, name in enumerate(classes):
            added[f"probability of {name}"] = pl.Series(probabilities[:, index])
    taken = set(frame.columns)
    return frame.with_columns(values.alias(_free(name, taken)) for name, values in added.items())


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number after it where the rows have such a column already."""
    free, number = name, 2
    while free in taken:
        free, number = f"{name} {number}", number + 1
    return free


def check_ending(path: Path) -> None:
    """Raises `BadInput` for a kind of file that cannot be written."""
    if path.suffix.lower() not in _WRITERS:
        raise BadInput(
            f"--out is {str(path)!r}",
            f"a name that ends in one of: {', '.join(_WRITERS)}",
            instead=f"--out {path.with_suffix('.csv') if path.name else 'answers.csv'}",
        )


def as_bytes(table: pl.DataFrame, ending: str) -> bytes:
    """The table as the content of a file of that kind."""
    file = io.BytesIO()
    text = ending in (".csv", ".tsv")
    _WRITERS[ending](_flat(table) if text else table, file)
    return file.getvalue()


def _flat(table: pl.DataFrame) -> pl.DataFrame:
    """Without columns of lists, records or bytes, which plain text cannot hold."""
    return table.select(
        name
        for name, dtype in table.schema.items()
        if not (dtype.is_nested() or isinstance(dtype, pl.Binary | pl.Object))
    )


def write(table: pl.DataFrame, path: Path) -> None:
    """Writes the table, whole or not at all, as the kind of file its ending says."""
    write_bytes(path, as_bytes(table, path.suffix.lower()))
