"""Dates written as text."""

import re
from itertools import product

import polars as pl

LOOKS = re.compile(
    r"\d{1,4}[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ,]+\d{1,4}|[A-Za-z]{3,9} \d{1,2},? \d{4}"
)
# Day before month: where both read every value, that is the commoner order in the world.
DAYS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%d.%m.%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%m-%d-%Y",
    "%d.%m.%y",
    "%d/%m/%y",
    "%m/%d/%y",
    "%d %b %Y",
    "%d %B %Y",
    "%d-%b-%Y",
    "%d-%b-%y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%b %d %Y",
)
TIMES = ("%H:%M:%S%.f", "%H:%M", "%H:%M:%S%.fZ", "%H:%M:%S%.f%z", "%I:%M %p", "%I:%M:%S %p")
PATTERNS = (*DAYS, *(f"{day}{gap}{time}" for day, gap, time in product(DAYS, (" ", "T"), TIMES)))
TWINS = {"%d/%m/%Y": "%m/%d/%Y", "%d-%m-%Y": "%m-%d-%Y", "%d/%m/%y": "%m/%d/%y"}
SAMPLE = 100


def parse_dates(text: pl.Expr, pattern: str) -> pl.Expr:
    """Text as a point in time (UTC where it names its zone), null where it has another form."""
    dates = text.str.to_datetime(pattern, time_unit="us", strict=False)
    return dates.dt.replace_time_zone(None) if "%z" in pattern else dates


def find_pattern(text: pl.Series) -> str | None:
    """The pattern in which every value of a column is a date, or None."""
    values = text.drop_nulls()
    some = values.unique(maintain_order=True).head(SAMPLE)
    if some.is_empty() or not all(LOOKS.match(value) for value in some.to_list()):
        return None
    return next((p for p in PATTERNS if _reads(some, p) and _reads(values, p)), None)


def is_ambiguous(text: pl.Series, pattern: str) -> bool:
    """Whether day and month could as well be the other way round."""
    twin = next((p for p in TWINS if pattern.startswith(p)), None)
    return twin is not None and _reads(text.drop_nulls(), pattern.replace(twin, TWINS[twin]))


def _reads(values: pl.Series, pattern: str) -> bool:
    dates = values.to_frame("text").select(parse_dates(pl.col("text"), pattern)).to_series()
    return dates.null_count() == 0
