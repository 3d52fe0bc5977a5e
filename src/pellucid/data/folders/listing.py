"""Files that go with answers, before any of them is opened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import polars as pl
from jaxtyping import Int64

from pellucid.data.note import Note
from pellucid.data.task import Task, class_task


@dataclass(frozen=True)
class Listing:
    """Examples by name: where each is, what it is called, and what is known of it.

    A source is a path, or the content of a file. `speakers` says whose recording each is, where
    that is known; `apart` are the rows that the source keeps for the test.
    """

    name: str
    sources: tuple[Path | bytes, ...]
    names: tuple[str, ...]
    target: pl.Series
    task: Task
    speakers: tuple[str, ...] | None = None
    apart: Int64[np.ndarray, " k"] | None = None
    notes: tuple[Note, ...] = ()

    @property
    def rows(self) -> int:
        """How many examples there are."""
        return len(self.sources)

    def take(self, rows: Sequence[int]) -> "Listing":
        """These rows only, in rising order, with the task that their classes ask for."""
        kept = np.asarray(rows, np.int64)
        apart = None
        if self.apart is not None:
            apart = np.flatnonzero(np.isin(kept, self.apart))
        target = self.target[kept]
        task = self.task if self.task == "regression" else class_task(target.n_unique())
        return replace(
            self,
            sources=tuple(self.sources[row] for row in rows),
            names=tuple(self.names[row] for row in rows),
            target=target,
            task=task,
            speakers=tuple(self.speakers[row] for row in rows) if self.speakers else None,
            apart=apart if apart is not None and len(apart) else None,
        )
