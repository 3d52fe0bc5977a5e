"""The hardest examples: the test rows that were answered most confidently wrong."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pellucid.insight import Importance
from pellucid.learning import Judged, Model
from pellucid.report.answered import Answers, Quantities
from pellucid.report.inputs import column_names
from pellucid.report.numbers import percent, short, three
from pellucid.report.raw import raw_row

MOST, _MOST_COLUMNS = 10, 6


class Hard(NamedTuple):
    """One such row: its place in the source, counted from 0, and in the test rows; what was so."""

    row: int
    place: int
    truth: str
    given: str
    sure: str
    values: tuple[str, ...]


def hardest_classes(
    model: Model, judged: Judged, answered: Answers, columns: Sequence[int]
) -> list[Hard]:
    """The wrong answers that the model was surest of."""
    wrong = np.flatnonzero(~answered.right)
    order = wrong[np.argsort(-answered.sureness[wrong], kind="stable")][:MOST]
    names = [short(name, 24) for name in model.classes]
    return [
        Hard(
            row=int(judged.rows[at]),
            place=int(at),
            truth=names[answered.targets[at]],
            given=names[answered.given[at]],
            sure=percent(float(answered.sureness[at])),
            values=_values(model, judged.x[at], columns),
        )
        for at in order
    ]


def hardest_quantities(
    model: Model, judged: Judged, answered: Quantities, columns: Sequence[int]
) -> list[Hard]:
    """The answers farthest from the truth."""
    order = np.argsort(-np.abs(answered.residuals), kind="stable")[:MOST]
    return [
        Hard(
            row=int(judged.rows[at]),
            place=int(at),
            truth=three(float(answered.targets[at])),
            given=three(float(answered.given[at])),
            sure=three(float(answered.residuals[at])),
            values=_values(model, judged.x[at], columns),
        )
        for at in order
    ]


def shown_columns(model: Model, mattered: Importance | None) -> list[int]:
    """The raw columns to show beside each row: those that mattered most, else the first."""
    names = column_names(model)
    ranked = mattered.order if mattered is not None else names
    return [names.index(name) for name in ranked if name in names][:_MOST_COLUMNS]


def _values(model: Model, x: np.ndarray, columns: Sequence[int]) -> tuple[str, ...]:
    if x.ndim != 1:
        return ()
    if model.columns is None:
        return tuple(three(float(x[column])) for column in columns)
    values = raw_row(model.columns, x)
    return tuple(values[column] for column in columns)
