"""Which columns teach nothing, and are left out unless a person keeps them."""

import re
from typing import NamedTuple

import polars as pl

from pellucid.data.column import Column
from pellucid.data.note import Note, warning
from pellucid.data.words import count, some_of

ID_NAME = re.compile(
    r"^(id|ids|uuid|guid|index|idx|row|rownames|row[_ ]?(id|no|nr|num|number)|serial([_ ]?no)?"
    r"|unnamed: ?0|record[_ ]?(id|no)|.+[_ \-.](id|uuid|guid)|.+[a-z](Id|ID|UUID))$"
)
TIME_NAME = re.compile(r"year|month|day|date|time|week|hour|minute|second|age", re.IGNORECASE)
NEAR = 0.95  # a column with at least this share of different values is nearly unique
COUNTS = "it counts the rows"
ENOUGH = 10  # rows below which uniqueness says nothing


class Unfit(NamedTuple):
    """A column to leave out, and why."""

    name: str
    code: str
    why: str


def find_unfit(frame: pl.DataFrame, columns: tuple[Column, ...]) -> list[Unfit]:
    """All-missing, constant and identifier-like columns.

    A column that counts the rows is no identifier where there is nothing else to learn from.
    """
    found = [_unfit(frame[c.name], c, first=c is columns[0]) for c in columns]
    unfit = [one for one in found if one]
    if len(unfit) < len(columns):
        return unfit
    return [one for one in unfit if one.why != COUNTS]


def _unfit(values: pl.Series, column: Column, *, first: bool) -> Unfit | None:
    if column.distinct == 0:
        return Unfit(column.name, "all-missing", "no value in any row")
    if column.distinct == 1 and not column.missing and len(values) > 1:
        return Unfit(column.name, "constant-column", f"{values[0]!r} in every row")
    why = _identifier(values, column, first=first)
    return Unfit(column.name, "identifier", why) if why else None


def _identifier(values: pl.Series, column: Column, *, first: bool) -> str:
    filled = len(values) - column.missing
    unique = column.distinct == filled
    if filled < ENOUGH or column.distinct < NEAR * filled:
        return ""
    if column.kind == "category":
        return "a text of its own in " + ("each row" if unique else "nearly each row")
    if values.dtype != pl.Int64:
        return ""
    if ID_NAME.match(column.name):
        return "named as one, and different in " + ("each row" if unique else "nearly each row")
    if not first or not unique or TIME_NAME.search(column.name):
        return ""
    return COUNTS if _counts_rows(values) else ""


def _counts_rows(values: pl.Series) -> bool:
    """Whether whole numbers run from 0 or 1 without gaps, in order or (if many) in any order."""
    rows, start = len(values), values.min()
    if values.null_count() or start not in (0, 1):
        return False
    in_order = bool((values.diff().drop_nulls() == 1).all())
    return in_order or (values.max() in (rows - 1, rows) and rows >= 5 * ENOUGH)


def unfit_notes(unfit: list[Unfit], kept: tuple[str, ...]) -> list[Note]:
    """What was left out, one sentence a reason; and what was kept although it looked so."""
    titles = {
        "all-missing": "left out, because it has no value in any row",
        "constant-column": "left out, because it is the same in every row",
        "identifier": "left out, because it looks like an identifier",
    }
    notes: list[Note] = []
    for code, title in titles.items():
        found = [one for one in unfit if one.code == code and one.name not in kept]
        if len(found) == 1:
            why = f" ({found[0].why})" if code == "identifier" else ""
            notes.append(Note(code, f"{found[0].name} is {title}{why}. --keep overrules."))
        elif found:
            names = some_of([one.name for one in found])
            plural = title.replace("it is", "they are").replace("it has", "they have")
            plural = plural.replace("it looks like an identifier", "they look like identifiers")
            said = f"{count(len(found), 'column')} {plural}: {names}. --keep overrules."
            notes.append(Note(code, said.replace("columns left", "columns are left")))
    return notes


def missing_notes(columns: tuple[Column, ...], rows: int) -> list[Note]:
    """How much is missing, column by column, the emptiest first."""
    gappy = sorted((c for c in columns if c.missing), key=lambda c: -c.missing)
    if not gappy:
        return []
    shares = some_of([f"{c.name} {_share(c.missing, rows)}" for c in gappy])
    said = f"Values are missing in {count(len(gappy), 'column')}: {shares}."
    half = gappy[0].missing > 0.5 * rows
    return [warning("missing-values", said) if half else Note("missing-values", said)]


def _share(part: int, whole: int) -> str:
    share = 100 * part / whole
    return f"{share:.0f}%" if share >= 1 else "under 1%"


def cardinality_notes(columns: tuple[Column, ...], rows: int) -> list[Note]:
    """Text with very many different values."""
    wide = [c for c in columns if c.kind == "category" and c.distinct > max(50, rows // 10)]
    if not wide:
        return []
    shown = some_of([f"{c.name} ({c.distinct:,})" for c in wide])
    said = f"Text with very many different values: {shown}. Rare ones count as unknown."
    return [Note("high-cardinality", said)]
