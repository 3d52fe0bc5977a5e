"""Columns of any type as a few plain ones, and which of them are numbers at first sight."""

import polars as pl

from pellucid.data.values import blank_marks, without_marks

LEADING_ZERO = r"^0\d+$"
FEW_CODES = 50  # numbers such as 007 are codes if there are no more of them, else padded numbers


def plain_types(raw: pl.DataFrame) -> pl.DataFrame:
    """Every column as String, Float64, Boolean or Datetime, marks of missing values as null.

    A column of lists or records has no place in a table of this kind and becomes all missing.
    """
    return raw.with_columns(_plain(column) for column in raw.get_columns())


def _plain(values: pl.Series) -> pl.Expr:
    name, dtype, column = values.name, values.dtype, pl.col(values.name)
    if dtype == pl.String or isinstance(dtype, pl.Categorical | pl.Enum):
        return blank_marks(column.cast(pl.String))
    if dtype.is_numeric():
        value = column.cast(pl.Float64, strict=False)
        return pl.when(value.is_not_nan()).then(value).alias(name)
    if dtype == pl.Boolean:
        return column
    if dtype == pl.Date or isinstance(dtype, pl.Datetime):
        return column.cast(pl.Datetime("us"), strict=False)
    if dtype == pl.Time or isinstance(dtype, pl.Duration):
        return column.cast(pl.Int64).cast(pl.Float64)
    return pl.lit(None, pl.String).alias(name)


def plain_numbers(frame: pl.DataFrame) -> set[str]:
    """The columns that are all plain numbers: asked of all at once, for tables of thousands."""
    numeric = {name for name, dtype in frame.schema.items() if dtype.is_numeric()}
    texts = [name for name, dtype in frame.schema.items() if dtype == pl.String]
    if not texts or not frame.height:
        return numeric
    parsed = {name: pl.col(name).cast(pl.Float64, strict=False) for name in texts}
    some = frame.select(number.is_not_null().any() for number in parsed.values()).row(0)
    texts = [name for name, any_number in zip(texts, some, strict=True) if any_number]
    lost = frame.select(
        (without_marks(pl.col(name)).is_not_null() & parsed[name].is_null()).any().alias(name)
        for name in texts
    )
    bad = dict(zip(texts, lost.row(0), strict=True)) if texts else {}
    return numeric | {name for name in texts if not bad[name] and not are_codes(frame[name])}


def are_codes(text: pl.Series) -> bool:
    """Whether digits are codes rather than numbers: few, and some begin with a zero."""
    return bool(text.str.contains(LEADING_ZERO).any()) and text.n_unique() <= FEW_CODES
