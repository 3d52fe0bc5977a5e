"""The task that a target asks for."""

import polars as pl

from pellucid.data.task import Task, class_task
from pellucid.data.words import count

FEW = 10  # the most different whole numbers that are taken for classes without further ado
EACH = 5  # the rows there must be of each class, on average, for whole numbers to be classes


def guess_task(target: pl.Series) -> tuple[Task, str]:
    """The task a target asks for, and why.

    Text and booleans are classes; numbers with fractions are a quantity. Whole numbers are
    classes when there are two of them, or at most 10 with 5 rows or more each on average, or
    when they run 0, 1, 2, ... (or 1, 2, 3, ...) without gaps and each is about as frequent as
    any other, which hardly any quantity is. Otherwise they are a quantity.

    >>> import polars as pl
    >>> guess_task(pl.Series([0.5, 1.5, 2.5]))[0]
    'regression'
    """
    known = target.drop_nulls()
    distinct = known.n_unique()
    what = f"{target.name!r} has {count(distinct, 'different value')}"
    if not known.dtype.is_numeric():
        return class_task(distinct), f"{what}, none of them a number, so they are classes"
    if not known.dtype.is_integer():
        return "regression", f"{target.name!r} holds numbers with fractions, which are a quantity"
    if distinct == 2 or (distinct <= FEW and len(known) >= EACH * distinct):
        why = f"{what}, few enough to be classes"
        return class_task(distinct), f"{why} (--task regression overrules)"
    if _is_even_run(known):
        why = f"{what} without gaps, each about as frequent, so they are classes"
        return class_task(distinct), f"{why} (--task regression overrules)"
    why = f"{what}, too many or too rare for classes, so they are a quantity"
    return "regression", f"{why} (--task multiclass overrules)"


def _is_even_run(known: pl.Series) -> bool:
    ordered = known.rename("value").value_counts().sort("value")
    values, counts = ordered["value"].to_numpy(), ordered["count"].to_numpy()
    runs = values[0] in (0, 1) and values[-1] - values[0] == len(values) - 1
    return bool(runs and counts.min() >= EACH and counts.max() <= 3 * counts.min())
