"""Data frames and arrays as people have them, as frames that the table machinery reads."""

from typing import Any

import numpy as np
import polars as pl


def is_frame(x: Any) -> bool:
    """Whether these are named columns (pandas, polars) and not an array."""
    return hasattr(x, "columns") and hasattr(x, "shape")


def as_frame(x: Any) -> pl.DataFrame:
    """The columns of a data frame or an array as a polars frame.

    Text, dates and missing values stay what they are. Columns without names of text are named
    x1, x2, ...

    >>> import numpy as np
    >>> as_frame(np.array([[1.0, 2.0], [3.0, 4.0]])).columns
    ['x1', 'x2']
    """
    if isinstance(x, pl.DataFrame):
        return x
    columns = [x.iloc[:, at] if hasattr(x, "iloc") else x[:, at] for at in range(x.shape[1])]
    return pl.DataFrame([_column(*one) for one in zip(_names(x), columns, strict=True)])


def _names(x: Any) -> list[str]:
    names: list[Any] = list(x.columns) if is_frame(x) else []
    if not names or not all(isinstance(name, str) for name in names):
        return [f"x{at}" for at in range(1, x.shape[1] + 1)]
    return names


def _column(name: str, given: Any) -> pl.Series:
    values = np.asarray(given)
    if values.dtype.kind in "biuf":
        return pl.Series(name, np.ascontiguousarray(values))
    if values.dtype.kind == "M":
        return pl.Series(name, values.astype("datetime64[us]"))
    return _of_objects(name, values)


def _of_objects(name: str, values: np.ndarray) -> pl.Series:
    """A column of Python values: numbers, dates or text, None and NaN as missing."""
    known: list[Any] = [None if _is_missing(value) else value for value in values.tolist()]
    try:
        return pl.Series(name, known, strict=True)
    except (TypeError, pl.exceptions.PolarsError):
        return pl.Series(name, [None if value is None else str(value) for value in known])


def _is_missing(value: Any) -> bool:
    """None, or a value that does not equal itself: NaN, NaT and pandas' NA."""
    if value is None:
        return True
    try:
        return bool(value != value)  # noqa: PLR0124 - what NaN and NaT are known by
    except TypeError:  # pandas' NA answers neither yes nor no
        return True
