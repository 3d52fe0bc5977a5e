"""Raw columns as one matrix of numbers."""

from collections.abc import Iterator

import numpy as np
import polars as pl
from jaxtyping import Float32

from pellucid.data.column import Column
from pellucid.data.encoding.parts import (
    BinaryPart,
    CodePart,
    FlagLike,
    FlagPart,
    MissingPart,
    TableEncoding,
)
from pellucid.data.encoding.views import number_of

CELLS = 4_000_000  # encoded at a time, so that millions of rows fit in memory


def encode_inputs(
    encoding: TableEncoding, frame: pl.DataFrame
) -> Float32[np.ndarray, "rows width"]:
    """The rows of a frame as numbers: first real numbers, then flags, then integer codes.

    The frame has the raw columns of the encoding, of the right types: see `match_columns` for
    one that comes from elsewhere. A value never seen in fitting becomes zeros, or code 0.
    """
    encoded = np.empty((frame.height, encoding.width), np.float32)
    flags_end = encoding.numbers + encoding.flags
    for start, some in _slices(frame, encoding.width):
        rows = slice(start, start + some.height)
        encoded[rows, : encoding.numbers] = _numbers(encoding, some)
        encoded[rows, encoding.numbers : flags_end] = _others(encoding, some, encoding.flag_parts)
        encoded[rows, flags_end:] = _others(encoding, some, encoding.code_parts)
    return encoded


def _slices(frame: pl.DataFrame, width: int) -> Iterator[tuple[int, pl.DataFrame]]:
    step = max(1, CELLS // max(1, width))
    for start in range(0, frame.height, step):
        yield start, frame.slice(start, step)


def _numbers(encoding: TableEncoding, frame: pl.DataFrame) -> np.ndarray:
    parts = encoding.number_parts
    if not parts:
        return np.empty((frame.height, 0), np.float32)
    names = [encoding.columns[part.column].name for part in parts]
    raw = frame.select(
        number_of(name, part.view).alias(str(i))
        for i, (name, part) in enumerate(zip(names, parts, strict=True))
    ).to_numpy()
    center = np.array([part.center for part in parts])
    factor = np.array([part.factor for part in parts])
    with np.errstate(over="ignore"):  # infinite is as good as huge: both are clipped
        scaled = np.where(np.isnan(raw), 0.0, (raw - center) * factor)
    circular = np.array([part.view not in ("value", "time") for part in parts])
    return np.where(circular, scaled, smooth_clip(scaled))


def smooth_clip(x: np.ndarray) -> np.ndarray:
    """f(x) = x / sqrt(1 + (x/3)^2): near x for small x, never beyond -3 and 3.

    Source: Holzmüller, Grinsztajn and Steinwart (2024), equation 1.
    """
    bounded = np.clip(x, -1e6, 1e6)  # so that the square of a huge number stays finite
    return bounded / np.sqrt(1 + (bounded / 3) ** 2)


def _others(
    encoding: TableEncoding, frame: pl.DataFrame, parts: tuple[FlagLike, ...] | tuple[CodePart, ...]
) -> np.ndarray:
    if not parts:
        return np.empty((frame.height, 0), np.float32)
    return frame.select(
        _expression(encoding.columns[part.column], part).cast(pl.Float32).alias(str(i))
        for i, part in enumerate(parts)
    ).to_numpy()


def _expression(raw: Column, part: FlagLike | CodePart) -> pl.Expr:
    column = pl.col(raw.name)
    match part:
        case BinaryPart(values=(first, second)):
            return _is(column, second) - _is(column, first)
        case FlagPart(value=value):
            return _is(column, value)
        case MissingPart():
            return (number_of(raw.name, "value") if raw.kind == "number" else column).is_null()
        case CodePart(values=values):
            return column.cast(pl.String).replace_strict(
                list(values), range(1, len(values) + 1), default=0, return_dtype=pl.Int32
            )


def _is(column: pl.Expr, value: str) -> pl.Expr:
    return (column.cast(pl.String) == value).fill_null(value=False).cast(pl.Int8)
