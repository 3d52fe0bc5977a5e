"""What the data looked like, in a few numbers a column, for the report of a saved model."""

import numpy as np
import polars as pl
from msgspec import Struct

from pellucid.data import Collection, Column, Dataset, Table

_BINS, _COMMONEST, _COLUMNS = 12, 6, 200


class Spread(Struct, frozen=True, kw_only=True):
    """How values lie: counts in even bins from `low` to `high`, or of the commonest `values`.

    For counts of values, `other` is how many rows hold none of those.
    """

    counts: tuple[int, ...] = ()
    low: float | None = None
    high: float | None = None
    values: tuple[str, ...] = ()
    other: int = 0


class Described(Struct, frozen=True, kw_only=True):
    """The data a run learned from: its size, its columns (the first 200), its target.

    `rows`, `training` and `test` count rows; `spreads` has one entry for each of `columns`.
    """

    rows: int
    training: int
    test: int
    width: int
    columns: tuple[Column, ...]
    spreads: tuple[Spread, ...]
    target: Spread


def describe(table: Table | Collection | Dataset, training: int, test: int) -> Described:
    """A summary of a table, of pictures or recordings, or of plain arrays."""
    frame, columns, target = _parts(table)
    some = columns[:_COLUMNS]
    return Described(
        rows=len(target),
        training=training,
        test=test,
        width=len(columns),
        columns=some,
        spreads=tuple(_spread(frame[column.name]) for column in some),
        target=_spread(target),
    )


def _parts(
    table: Table | Collection | Dataset,
) -> tuple[pl.DataFrame, tuple[Column, ...], pl.Series]:
    if not isinstance(table, Dataset):
        assert table.target is not None
        target = table.target if table.task == "regression" else _text(table.target)
        is_table = isinstance(table, Table)
        return (table.frame, table.columns, target) if is_table else (pl.DataFrame(), (), target)
    target = pl.Series(table.targets)
    if table.task != "regression":
        target = pl.Series([table.classes[index] for index in table.targets])
    if table.inputs.ndim > 2 or not table.features:
        return pl.DataFrame(), (), target
    frame = pl.DataFrame(table.inputs[:, :_COLUMNS], schema=list(table.features[:_COLUMNS]))
    distinct = [frame[name].n_unique() for name in frame.columns]
    known = [Column(n, "number", distinct=d) for n, d in zip(frame.columns, distinct, strict=True)]
    return frame, (*known, *(Column(n, "number") for n in table.features[_COLUMNS:])), target


def _text(values: pl.Series) -> pl.Series:
    return values.cast(pl.String)


def _spread(values: pl.Series) -> Spread:
    known = values.drop_nulls()
    if isinstance(known.dtype, pl.Datetime):
        known = known.dt.epoch("s")
    return _binned(known) if known.dtype.is_numeric() else _counted(_text(known))


def _binned(known: pl.Series) -> Spread:
    numbers = known.cast(pl.Float64).to_numpy()
    finite = numbers[np.isfinite(numbers)]
    if not len(finite):
        return Spread()
    low, high = float(finite.min()), float(finite.max())
    if not low < high or not np.isfinite(high - low):
        return Spread(low=low, high=high)
    share = (finite - low) / (high - low)
    bins = np.minimum((share * _BINS).astype(np.int64), _BINS - 1)
    counts = np.bincount(bins, minlength=_BINS)
    return Spread(counts=tuple(counts.tolist()), low=low, high=high)


def _counted(known: pl.Series) -> Spread:
    # By name where equally common: the order must not depend on the run.
    counts = known.rename("value").value_counts().sort(["count", "value"], descending=[True, False])
    top = counts.head(_COMMONEST if counts.height > 30 else 30)
    shown = tuple(top["count"].to_list())
    return Spread(counts=shown, values=tuple(top["value"].to_list()), other=len(known) - sum(shown))
