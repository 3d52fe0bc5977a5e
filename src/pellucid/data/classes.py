"""The names of classes."""

import polars as pl

from pellucid.data.task import Task


def class_names(target: pl.Series | None, task: Task | None) -> tuple[str, ...]:
    """The classes as text: numbers in numeric order, text sorted, false before true.

    >>> import polars as pl
    >>> class_names(pl.Series([10, 9, 10]), "binary")
    ('9', '10')
    """
    if target is None or task is None or task == "regression":
        return ()
    return tuple(target.drop_nulls().unique().sort().cast(pl.String).to_list())
