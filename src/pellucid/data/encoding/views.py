"""The real numbers that numbers and dates are looked at through."""

import math

import polars as pl

from pellucid.data.column import Column
from pellucid.data.encoding.parts import View

DAY = 86_400.0
HUGE = 1e150  # differences and products of two such numbers stay finite


def number_of(name: str, view: View) -> pl.Expr:
    """The expression that computes a view of a column; infinities count as missing."""
    column = pl.col(name)
    match view:
        case "value":
            value = column.cast(pl.Float64)
            return pl.when(value.is_finite()).then(value.clip(-HUGE, HUGE))
        case "time":
            return column.dt.epoch("s").cast(pl.Float64) / DAY
        case "month-sin":
            return _angle(column.dt.month() - 1, 12).sin()
        case "month-cos":
            return _angle(column.dt.month() - 1, 12).cos()
        case "weekday-sin":
            return _angle(column.dt.weekday() - 1, 7).sin()
        case "weekday-cos":
            return _angle(column.dt.weekday() - 1, 7).cos()


def _angle(step: pl.Expr, steps: int) -> pl.Expr:
    return step.cast(pl.Float64) * (2 * math.pi / steps)


def views_of(frame: pl.DataFrame, column: Column) -> tuple[View, ...]:
    """What to look at: a number's value; a date's time, and the circles that it goes round."""
    if column.kind == "number":
        return ("value",)
    return _date_views(frame[column.name].drop_nulls()) if column.kind == "date" else ()


def _date_views(dates: pl.Series) -> tuple[View, ...]:
    months: tuple[View, ...] = ("month-sin", "month-cos")
    weekdays: tuple[View, ...] = ("weekday-sin", "weekday-cos")
    by_month = dates.dt.month().n_unique() > 2
    # Monthly figures all fall on the first: their day of the week would be noise.
    by_weekday = dates.dt.day().n_unique() > 2 and dates.dt.weekday().n_unique() > 1
    return ("time", *(months if by_month else ()), *(weekdays if by_weekday else ()))
