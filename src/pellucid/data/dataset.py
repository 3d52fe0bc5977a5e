"""Examples as numbers, ready for a network."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float32, Int16, Int32, Shaped, UInt8
from numpy.typing import ArrayLike

from pellucid.data.encoding import TableEncoding, encode_inputs, encode_targets
from pellucid.data.table import Table
from pellucid.data.task import Task
from pellucid.errors import BadInput

Inputs = (
    Float32[np.ndarray, "n *shape"]
    | UInt8[np.ndarray, "n height width channels"]
    | Int16[np.ndarray, "n samples"]
)
Targets = Int32[np.ndarray, " n"] | Float32[np.ndarray, " n"]


@dataclass(frozen=True)
class Dataset:
    """Inputs and targets as arrays.

    `inputs` are float32 `[n, *shape]`; pictures may stay bytes, `[n, height, width, channels]`,
    and sound 16-bit numbers, `[n, samples]`. `targets` are int32 `[n]`, the index of each example's
    class, or float32 `[n]` for a regression. `features` names the input columns.

    >>> from pellucid.data import Dataset
    >>> data = Dataset.of([[0, 0], [0, 1], [1, 0], [1, 1]], ["no", "yes", "yes", "no"])
    >>> data.task, data.classes, data.targets.tolist()
    ('binary', ('no', 'yes'), [0, 1, 1, 0])
    """

    name: str
    inputs: Inputs
    targets: Targets
    task: Task
    classes: tuple[str, ...] = ()
    features: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.targets)

    def take(self, rows: ArrayLike) -> "Dataset":
        """The examples of these rows only."""
        chosen = np.asarray(rows)
        return Dataset(
            self.name,
            self.inputs[chosen],
            self.targets[chosen],
            self.task,
            self.classes,
            self.features,
        )

    @staticmethod
    def of(
        x: ArrayLike,
        y: ArrayLike,
        task: str | None = None,
        *,
        name: str = "arrays",
        features: Sequence[str] = (),
    ) -> "Dataset":
        """A dataset from plain arrays, their numbers taken as they are.

        The task is found from `y` as for a table: see `pellucid.data.guess_task`. Raises
        `BadInput` when lengths differ, or anything is missing, infinite or not a number.

        >>> Dataset.of([[1.0], [2.0], [3.0]], [0.5, 0.25, 0.125]).task
        'regression'
        """
        from pellucid.data.arrays import from_arrays

        return from_arrays(x, y, task, name, tuple(features))


def make_dataset(
    table: Table, encoding: TableEncoding, rows: Shaped[np.ndarray, " k"] | None = None
) -> Dataset:
    """The chosen rows of a table (all by default) as numbers.

    Raises `BadInput` when the table has no target.
    """
    if table.target is None or encoding.target is None:
        raise BadInput(f"{table.name} has no target column", "a table with something to learn")
    chosen = np.arange(table.rows) if rows is None else np.asarray(rows)
    return Dataset(
        name=table.name,
        inputs=encode_inputs(encoding, table.frame[chosen]),
        targets=encode_targets(encoding.target, table.target[chosen]),
        task=encoding.target.task,
        classes=encoding.target.classes,
        features=encoding.features,
    )
