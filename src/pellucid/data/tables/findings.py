"""What is suspicious about rows and values: duplicates, leakage, stand-ins for missing values."""

import numpy as np
import polars as pl

from pellucid.data.classes import class_names
from pellucid.data.column import Column
from pellucid.data.note import Note, warning
from pellucid.data.table import Table
from pellucid.data.task import Task
from pellucid.data.words import count, some_of

LOOKED_AT = 50_000  # rows that are enough to see a leak
ENOUGH = 30  # rows below which a perfect column may well be chance
SENTINELS = (-999, -9999, -99999, 999, 9999, 99999, -99, 99, -1)
CERTAIN = 0.999


def duplicate_groups(table: Table) -> np.ndarray:
    """A number for each row, the same for rows with the same inputs: `groups` for a split."""
    return table.frame.hash_rows().rank("dense").cast(pl.Int64).to_numpy() - 1


def duplicate_notes(frame: pl.DataFrame, target: pl.Series | None) -> list[Note]:
    """Rows that are there more than once, and the same inputs with different targets."""
    inputs = frame.hash_rows()
    different = inputs.n_unique()
    if different == frame.height:
        return []
    if target is None:
        extra = frame.height - different
        return [Note("duplicates", f"{count(extra, 'row repeats', 'rows repeat')} another row.")]
    pairs = pl.DataFrame([inputs.alias("inputs"), target.alias("target")])
    whole = pairs.hash_rows().n_unique()
    notes: list[Note] = []
    if frame.height > whole:
        extra = count(frame.height - whole, "row repeats", "rows repeat")
        said = f"{extra} another row. All are kept; copies go to one side of a split."
        notes.append(Note("duplicates", said))
    if whole > different:
        torn = pairs.group_by("inputs").agg(pl.col("target").n_unique() > 1)["target"].sum()
        said = f"{count(int(torn), 'set')} of equal inputs with different targets: no model can"
        notes.append(Note("contradictions", f"{said} get all of those rows right."))
    return notes


def class_notes(target: pl.Series, task: Task) -> tuple[Note, ...]:
    """Classes that are rare, or heavily outnumbered."""
    if task == "regression":
        return ()
    counts = target.rename("value").value_counts(sort=True)
    most, least = counts["count"][0], counts["count"][-1]
    names = class_names(target, task)
    single = int((counts["count"] == 1).sum())
    notes: list[Note] = []
    if single:
        said = f"{count(single, 'class has', 'classes have')} one row only: it can be trained on"
        notes.append(warning("single-row-class", f"{said} or tested on, not both."))
    if most > 9 * least or most > 0.9 * len(target):
        said = (
            f"The classes are far from equal: {most:,} rows of the commonest of"
            f" {len(names)}, {least:,} of the rarest. Accuracy alone will flatter."
        )
        notes.append(warning("imbalance", said))
    return tuple(notes)


def leakage_notes(
    frame: pl.DataFrame, columns: tuple[Column, ...], target: pl.Series, task: Task
) -> list[Note]:
    """Columns that alone give the target away."""
    if frame.height < ENOUGH:
        return []
    chosen = np.sort(np.random.default_rng(0).permutation(frame.height)[:LOOKED_AT])
    some, answers = frame[chosen], target[chosen]
    if task == "regression":
        leaks = _linear_leaks(some, columns, answers)
    else:
        leaks = [c.name for c in columns if _tells_classes(some[c.name], answers)]
    if not leaks:
        return []
    it, was, knows = ("it", "was", "tells") if len(leaks) == 1 else ("they", "were", "each tell")
    said = (
        f"{some_of(leaks)} alone {knows} the target (nearly) perfectly. If {it} {was} made from"
        f" the target, or known only after it, leave {it if len(leaks) == 1 else 'them'} out"
        f" with --drop."
    )
    return [warning("leakage", said)]


def _linear_leaks(
    frame: pl.DataFrame, columns: tuple[Column, ...], answers: pl.Series
) -> list[str]:
    names = [c.name for c in columns if c.kind in ("number", "boolean")]
    if not names:
        return []
    y = answers.cast(pl.Float64).alias("\0target")
    both = frame.select(pl.col(names).cast(pl.Float64)).with_columns(y)
    related = both.select(pl.corr(pl.col(name), pl.col("\0target")).alias(name) for name in names)
    filled = frame.select(pl.col(names).count()).row(0)
    return [
        name
        for name, r, known in zip(names, related.row(0), filled, strict=True)
        if r is not None and abs(r) > CERTAIN and known >= max(ENOUGH, frame.height // 2)
    ]


def _tells_classes(values: pl.Series, answers: pl.Series) -> bool:
    """Whether a rule of the column alone (a value, or a threshold, a class) is all but right."""
    known = pl.DataFrame([values.alias("x"), answers.alias("y")]).drop_nulls()
    classes, distinct = known["y"].n_unique(), known["x"].n_unique()
    if known.height < max(ENOUGH, len(answers) // 2) or classes < 2 or distinct < classes:
        return False
    if distinct <= max(20, 2 * classes) and distinct * 3 <= known.height:
        pairs = known.group_by("x", "y").len()
        right = int(pairs.group_by("x").max()["len"].sum())
        common = int(known.group_by("y").len()["len"].to_numpy().max())
        return right >= CERTAIN * known.height and right > common
    if not values.dtype.is_numeric():
        return False
    ordered = known.unique().sort("x", "y")
    changes = (ordered["y"] != ordered["y"].shift(1)).sum()
    return changes == classes - 1 and ordered["x"].n_unique() == ordered.height


def sentinel_notes(frame: pl.DataFrame, columns: tuple[Column, ...]) -> list[Note]:
    """Numbers such as -999 that often stand for a missing value: noted, and left alone."""
    names = [c.name for c in columns if c.kind == "number" and c.distinct > 2]
    found = [f"{name} ({mark})" for name in names if (mark := _sentinel(frame[name])) is not None]
    if not found:
        return []
    said = f"Values that may stand for missing ones: {some_of(found)}. They are read as numbers;"
    return [Note("sentinel", f"{said} empty those cells if they are not.")]


def _sentinel(values: pl.Series) -> int | None:
    """A usual stand-in that is repeated and lies further out than all others are apart."""
    known = values.drop_nulls().cast(pl.Float64).to_numpy()
    for mark in (known.min(), known.max()):
        others = known[known != mark]
        times = len(known) - len(others)
        if mark not in SENTINELS or times < 2 or len(others) < 2:
            continue
        if max(others.min() - mark, mark - others.max()) > np.ptp(others):
            return int(mark)
    return None
