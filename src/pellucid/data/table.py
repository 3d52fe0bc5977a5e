"""A table as read: inputs and target apart, with everything that was found out about it."""

from dataclasses import dataclass, replace

import polars as pl

from pellucid.data.classes import class_names
from pellucid.data.column import Column
from pellucid.data.note import Note
from pellucid.data.task import Task


@dataclass(frozen=True)
class Table:
    """Raw examples, one a row.

    `frame` holds the inputs only, one polars column for each of `columns`: numbers as Int64 or
    Float64, dates as Datetime, booleans as Boolean, categories as String, missing values as
    null. `target` has as many rows and no missing values.

    >>> from pellucid.data import builtin
    >>> table = builtin("iris")
    >>> table.rows, table.task, table.classes
    (150, 'multiclass', ('setosa', 'versicolor', 'virginica'))
    """

    name: str
    frame: pl.DataFrame
    target: pl.Series | None
    target_name: str | None
    task: Task | None
    columns: tuple[Column, ...]
    notes: tuple[Note, ...] = ()

    @property
    def rows(self) -> int:
        """How many examples there are."""
        return self.frame.height

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes as text, in order; empty for a quantity."""
        return class_names(self.target, self.task)

    def noted(self, *notes: Note) -> "Table":
        """The same table with more said about it."""
        return replace(self, notes=self.notes + notes)
