"""Tables as examples: through the data room, which finds kinds, identifiers and missing values."""

import numpy as np
import polars as pl
from msgspec.structs import replace

from pellucid.data import (
    Note,
    Table,
    TableEncoding,
    duplicate_groups,
    encode_inputs,
    encode_targets,
    fit_encoding,
    fit_targets,
    make_table,
    split,
)
from pellucid.data.encoding import NumberPart
from pellucid.data.words import some_of
from pellucid.lab.bench.lessons import Material, ends_of
from pellucid.lab.protocol.setup import DataSetup

MOST_VALUES = 64
"""A category of more values than these is left out: each would be an input of its own."""

_DIGITS, _INK = (8, 8), 16.0


def uploaded(setup: DataSetup, frame: pl.DataFrame) -> Material:
    """A learner's own table. Raises `BadInput` where nothing can be learnt from it."""
    target = setup.target or None
    table = make_table(frame, name="upload", target=target)
    wide = [column.name for column in table.columns if _too_many_values(table, column.name)]
    if not wide:
        return from_table(setup, table)
    narrow = make_table(frame, name="upload", target=target, drop=wide)
    said = f"Left out, because they have more than {MOST_VALUES} different values: {some_of(wide)}."
    return from_table(setup, narrow.noted(Note("many-values", said)))


def _too_many_values(table: Table, name: str) -> bool:
    values = table.frame[name]
    return values.dtype == pl.String and values.n_unique() > MOST_VALUES


def from_table(setup: DataSetup, table: Table) -> Material:
    """The rows of a table as numbers, by an encoding that was fitted to its training rows."""
    assert table.target is not None
    assert table.task is not None
    known = encode_targets(fit_targets(table.target, table.task), table.target)
    parts = split(
        known, table.task, validation=0.0, test=setup.test_share, seed=setup.seed,
        groups=duplicate_groups(table),
    )  # fmt: skip
    encoding = _encoding(setup, table, parts.training)
    assert encoding.target is not None
    order = np.concatenate([parts.training, parts.test])
    x = encode_inputs(encoding, table.frame[order])
    low, high = ends_of(x)
    return Material(
        name=table.name,
        source=table,
        task=table.task,
        x=x,
        y=encode_targets(encoding.target, table.target[order]),
        training=len(parts.training),
        features=encoding.features,
        target=encoding.target.name,
        classes=encoding.target.classes,
        low=low,
        high=high,
        image=_DIGITS if setup.source == "digits" else None,
        encoding=encoding,
        source_notes=table.notes,
    )


def _encoding(setup: DataSetup, table: Table, training: np.ndarray) -> TableEncoding:
    encoding = fit_encoding(table, training, small=MOST_VALUES)
    if setup.source != "digits":
        return encoding
    # One scale for all pixels, so that paper is 0 and a drawn digit reads like those of the set.
    pixels = tuple(
        NumberPart(part.column, part.view, 0.0, 1 / _INK) for part in encoding.number_parts
    )
    return replace(encoding, number_parts=pixels)
