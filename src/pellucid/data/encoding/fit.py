"""Fit an encoding on the chosen rows of a table, and on no others."""

from typing import NamedTuple

import numpy as np
import polars as pl

from pellucid.data.column import Column
from pellucid.data.encoding.parts import (
    BinaryPart,
    CodePart,
    FlagLike,
    FlagPart,
    MissingPart,
    NumberPart,
    TableEncoding,
)
from pellucid.data.encoding.targets import fit_targets
from pellucid.data.encoding.views import number_of, views_of
from pellucid.data.table import Table

SMALL = 8  # the most different values that get a column each, as in RealMLP
MOST_CODES = 10_000  # the most frequent values of a large category that get a code


class _Parts(NamedTuple):
    numbers: list[NumberPart]
    flags: list[FlagLike]
    codes: list[CodePart]


def fit_encoding(
    table: Table, rows: np.ndarray | None = None, *, small: int = SMALL
) -> TableEncoding:
    """How to turn a table's raw columns into numbers, learnt from `rows` (all by default).

    - A number x becomes f((x - median) / IQR), f(x) = x / sqrt(1 + (x/3)^2), which leaves small
      values as they are and keeps all within -3 and 3. Where the IQR is 0, half the range takes
      its place; a constant becomes 0. A missing number takes the median, and a column of 0 and
      1 says so, if any were missing among `rows`.
    - A date becomes its time, scaled likewise, and its month and day of the week as points on a
      circle where the dates span enough to tell them apart.
    - A category of two values becomes -1 and 1; of up to `small`, a column of 0 and 1 for each;
      of more, whole numbers for an embedding, where 0 is missing, seen once or never.

    Source: Holzmüller, Grinsztajn and Steinwart, "Better by Default" (2024), section 3.
    """
    frame = table.frame if rows is None else table.frame[np.asarray(rows)]
    parts = _Parts([], [], [])
    _fit_numbers(frame, table.columns, parts)
    for index, column in enumerate(table.columns):
        if column.kind in ("category", "boolean"):
            _fit_category(frame[column.name].cast(pl.String), index, small, parts)
        elif frame[column.name].null_count():
            parts.flags.append(MissingPart(index))
    target = None
    if table.target is not None and table.task is not None:
        target = fit_targets(table.target, table.task, rows)
    return TableEncoding(
        table.columns, tuple(parts.numbers), tuple(parts.flags), tuple(parts.codes), target
    )


def _fit_numbers(frame: pl.DataFrame, columns: tuple[Column, ...], parts: _Parts) -> None:
    views = [
        NumberPart(index, view, 0.0, 1.0)
        for index, column in enumerate(columns)
        for view in views_of(frame, column)
    ]
    linear = [part for part in views if part.view in ("value", "time")]
    scales = iter(_robust_scales(frame, columns, linear))
    for part in views:
        if part.view in ("value", "time"):
            center, factor = next(scales)
            parts.numbers.append(NumberPart(part.column, part.view, center, factor))
        else:
            parts.numbers.append(part)


def _robust_scales(
    frame: pl.DataFrame, columns: tuple[Column, ...], parts: list[NumberPart]
) -> list[tuple[float, float]]:
    if not parts:
        return []
    values = frame.select(
        number_of(columns[part.column].name, part.view).alias(str(i))
        for i, part in enumerate(parts)
    )
    medians, lows, highs = (values.quantile(q, "linear").row(0) for q in (0.5, 0.25, 0.75))
    rows = zip(medians, lows, highs, values.min().row(0), values.max().row(0), strict=True)
    return [_scale(*five) for five in rows]


def _scale(
    median: float | None, low: float, high: float, least: float, most: float
) -> tuple[float, float]:
    if median is None:
        return 0.0, 0.0
    spread = high - low if high > low else (most - least) / 2
    factor = 1 / spread if spread > 0 else 0.0
    return median, factor if np.isfinite(factor) else 0.0


def _fit_category(values: pl.Series, index: int, small: int, parts: _Parts) -> None:
    seen = values.drop_nulls()
    names = seen.unique().sort().to_list()
    if len(names) > small:
        parts.codes.append(CodePart(index, _repeated(seen)))
    elif len(names) == 2:
        parts.flags.append(BinaryPart(index, (names[0], names[1])))
    else:
        parts.flags.extend(FlagPart(index, name) for name in names)
    if values.null_count():
        parts.flags.append(MissingPart(index))


def _repeated(seen: pl.Series) -> tuple[str, ...]:
    # Nothing can be learnt of a value seen once, but from all of those together: what to make
    # of a value never seen before.
    counts = seen.rename("value").value_counts(sort=True).filter(pl.col("count") > 1)
    return tuple(sorted(counts["value"].head(MOST_CODES).to_list()))
