"""A model and the rows it is to answer, brought together."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl

from pellucid.data import (
    Note,
    PictureEncoding,
    SoundEncoding,
    encode_targets,
    open_asked,
    open_inputs,
)
from pellucid.data.note import warning
from pellucid.data.tables.target import tidy_target
from pellucid.errors import BadInput
from pellucid.learning import METRIC, Model, Run


class Rows(NamedTuple):
    """Raw rows as they stand in the input, and as the network reads them."""

    frame: pl.DataFrame
    x: np.ndarray
    notes: tuple[Note, ...]


def read_rows(run: Run, source: str, seed: int) -> Rows:
    """The input's rows, encoded for the model. Raises `BadInput` where they do not fit."""
    encoding = run.model.encoding
    if isinstance(encoding, PictureEncoding | SoundEncoding):
        return _of_files(encoding, source, seed)
    frame, notes = open_inputs(source, seed=seed)
    if not frame.height:
        raise BadInput(f"{source} has no rows", "one row or more")
    x, more = run.model.encode(frame)
    return Rows(frame, x, (*notes, *more))


def _of_files(encoding: PictureEncoding | SoundEncoding, source: str, seed: int) -> Rows:
    asked = open_asked(encoding, source, seed=seed)
    columns = [pl.Series("file", asked.names)]
    if asked.target is not None and encoding.target is not None:
        columns.append(asked.target.rename(encoding.target.name))
    return Rows(pl.DataFrame(columns), asked.inputs, asked.notes)


def learned_from(run: Run, source: str) -> tuple[Note, ...]:
    """A warning, where the rows are those the model learned from."""
    if run.record.source != Path(source).name:
        return ()
    said = "The model learned from most of these rows, so it does better here than on new ones"
    return (warning("learned-from", f"{said}: see pellucid show for the rows kept apart."),)


def unknown_targets(model: Model, frame: pl.DataFrame) -> tuple[Note, ...]:
    """A note, where rows have a target but none that can be compared with the answers."""
    target = model.encoding.target if model.encoding else None
    if target is None or target.name not in frame.columns:
        return ()
    found = true_targets(model, frame)
    lost = frame.height - (len(found[0]) if found else 0)
    if not lost:
        return ()
    said = f"{target.name}: {lost:,} of {frame.height:,} rows have no target that the model knows"
    return (Note("unknown-targets", f"{said}; they do not count as right or wrong."),)


class Score(NamedTuple):
    """How many of the rows have a target to compare with, and how well it was met."""

    metric: str
    value: float
    rows: int


def true_targets(model: Model, frame: pl.DataFrame) -> tuple[np.ndarray, np.ndarray] | None:
    """Which rows have a target the model knows, and these, encoded; None where there are none."""
    target = model.encoding.target if model.encoding else None
    if target is None or target.name not in frame.columns:
        return None
    tidy = tidy_target(frame[target.name])
    usable = tidy.is_not_null()
    if target.task != "regression":
        usable &= tidy.cast(pl.String).is_in(list(target.classes)).fill_null(value=False)
    rows = np.flatnonzero(usable.to_numpy())
    try:
        return (rows, encode_targets(target, tidy[rows])) if len(rows) else None
    except BadInput:
        return None


def score_rows(model: Model, frame: pl.DataFrame, outputs: np.ndarray) -> Score | None:
    """The metric on the rows whose target is known; None where there are none."""
    found = true_targets(model, frame)
    if found is None:
        return None
    rows, targets = found
    answers = model.answers(outputs[rows])
    if model.task != "regression":
        return Score(METRIC[model.task], float((answers == targets).mean()), len(rows))
    spread = float(((targets - targets.mean()) ** 2).sum())
    missed = float(((targets - answers) ** 2).sum())
    return Score(METRIC[model.task], 1 - missed / spread if spread else float("nan"), len(rows))
