"""What a network is shown with: the name of a built-in set, a file, a table, or arrays."""

from typing import Any, get_args

import msgspec
import numpy as np

from pellucid.data import Collection, Dataset, Reading, Table, TableEncoding, split
from pellucid.errors import BadInput
from pellucid.lab.bench import Material
from pellucid.lab.bench.lessons import ends_of
from pellucid.lab.bench.material import material_of
from pellucid.lab.bench.pictures import pixel_names
from pellucid.lab.bench.tables import from_table
from pellucid.lab.protocol.setup import DataSetup, Source
from pellucid.lab.uploads import NoUploads
from pellucid.learning.material import opened
from pellucid.network import Task

_NAMED = set(get_args(Source)) - {"upload", "points"}


def data_setup(data: Any, *, test: float, seed: int) -> DataSetup:
    """What a bench says of these examples: the name of a set that it knows, or one's own.

    Raises `BadInput` for a share or a seed that is none.
    """
    source = data if isinstance(data, str) and data in _NAMED else "upload"
    try:
        return msgspec.convert({"source": source, "test_share": test, "seed": seed}, DataSetup)
    except msgspec.ValidationError as error:
        raise BadInput(
            f"test is {test} and seed {seed}", "a test share from 0.1 to 0.9, a seed of 0 or more"
        ) from error


def material_from(data: Any, setup: DataSetup, target: Any, task: Task | None) -> Material:
    """The examples, those for training first. Raises `BadInput` for what are no rows of numbers."""
    if setup.source != "upload" and target is None and task is None:
        return material_of(setup, NoUploads())
    source = opened(data, target, task, setup.seed, Reading(kind="table"))
    if isinstance(source, Collection):
        raise BadInput(f"{source.name} holds no rows of numbers", "what dense layers read: a table")
    return from_table(setup, source) if isinstance(source, Table) else from_arrays(setup, source)


def from_arrays(setup: DataSetup, data: Dataset) -> Material:
    """Arrays as they are, dealt out for training and test."""
    parts = split(data.targets, data.task, validation=0.0, test=setup.test_share, seed=setup.seed)
    order = np.concatenate([parts.training, parts.test])
    return material_of_arrays(data, data.inputs[order], data.targets[order], len(parts.training))


def material_of_arrays(
    data: Dataset,
    x: np.ndarray,
    y: np.ndarray,
    training: int,
    encoding: TableEncoding | None = None,
) -> Material:
    """These rows of numbers, or pictures, the first so many of them for training.

    `encoding` is how they were made of a table's columns, if they were. Raises `BadInput` for
    arrays of another shape.
    """
    image = _image(x)
    x = np.ascontiguousarray(x, np.float32).reshape(len(x), -1)
    low, high = ends_of(x)
    target = encoding.target if encoding else None
    return Material(
        name=data.name,
        source=data,
        task=data.task,
        x=x,
        y=y,
        training=training,
        features=data.features or _names(x.shape[1], image),
        target=target.name if target else "class" if data.classes else "target",
        classes=data.classes,
        low=low,
        high=high,
        plane=x.shape[1] == 2,
        image=image,
        encoding=encoding,
    )


def _names(inputs: int, image: tuple[int, int] | None) -> tuple[str, ...]:
    return pixel_names(*image) if image else tuple(f"x{at}" for at in range(1, inputs + 1))


def _image(x: np.ndarray) -> tuple[int, int] | None:
    """Rows and columns of pictures in shades of one colour; None for rows of numbers."""
    if x.ndim == 2:
        return None
    if x.ndim > 4 or x.shape[3:] not in ((), (1,)):
        raise BadInput(
            f"the inputs have shape {x.shape}",
            "a row of numbers for each example, or (n, rows, columns, 1), pictures in grey",
            "a bench shows no others", "Dataset.of(x.reshape(len(x), -1), y)",
        )  # fmt: skip
    return x.shape[1], x.shape[2]
