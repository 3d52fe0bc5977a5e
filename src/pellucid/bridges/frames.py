"""Inputs as scikit-learn's users give them, as a frame that the table machinery reads."""

from typing import Any

import numpy as np
import polars as pl

from pellucid.errors import BadInput


def is_frame(x: Any) -> bool:
    """Whether these are named columns (pandas, polars) and not an array."""
    return hasattr(x, "columns") and hasattr(x, "shape") and not hasattr(x, "toarray")


def as_frame(x: Any) -> pl.DataFrame:
    """Columns of a data frame, or of an array (then named x1, x2, ...), as a polars frame.

    Text, dates and missing values stay what they are. Raises `BadInput` for columns without
    names of text, and for values that no column can hold.

    >>> import numpy as np
    >>> as_frame(np.array([[1.0, 2.0], [3.0, 4.0]])).columns
    ['x1', 'x2']
    """
    if isinstance(x, pl.DataFrame):
        return x
    if is_frame(x):
        _check_names(x.columns)
        return pl.DataFrame([_column(name, x[name]) for name in x.columns])
    return pl.DataFrame([_column(f"x{i}", x[:, i - 1]) for i in range(1, x.shape[1] + 1)])


def _check_names(names: Any) -> None:
    wrong = [name for name in names if not isinstance(name, str)]
    if wrong:
        raise BadInput(
            f"column {wrong[0]!r} has a name that is not text",
            "columns named by text",
            instead="X.rename(columns=str)",
        )
    twice = [name for at, name in enumerate(names) if name in list(names[:at])]
    if twice:
        raise BadInput(f"{twice[0]!r} is the name of two columns", "a name of its own for each")


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
        return bool(value != value)
    except TypeError:  # pandas' NA answers neither yes nor no
        return True
