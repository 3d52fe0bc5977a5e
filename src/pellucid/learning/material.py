"""What is learned from: a source opened, and what every split of it needs to know."""

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from msgspec.structs import replace

from pellucid.data import (
    Collection,
    Dataset,
    Reading,
    Table,
    as_frame,
    duplicate_groups,
    encode_targets,
    fit_encoding,
    fit_targets,
    is_frame,
    make_dataset,
    make_table,
    open_source,
)
from pellucid.errors import BadInput
from pellucid.learning.model import Encoding
from pellucid.network import Task

Source = str | Path | Table | Collection | Dataset | Any
Opened = Table | Collection | Dataset

_ONE_HOT = 32


class Material(NamedTuple):
    """What is learned from, found out once.

    Rows of one group stay on one side of a split: else the test would be known. `apart` are the
    rows that the source itself keeps for the test; `by_whom` says that groups are people, whose
    voices must be new in the test.
    """

    source: Opened
    targets: np.ndarray
    task: Task
    groups: np.ndarray | None = None
    apart: np.ndarray | None = None
    by_whom: bool = False


def opened(
    source: Source,
    target: str | int | None,
    task: Task | None,
    seed: int,
    reading: Reading,
) -> Opened:
    """The source as examples. Raises `BadInput` for one that cannot be read."""
    if isinstance(source, str | Path):
        return open_source(source, target=target, task=task, seed=seed, reading=reading)
    if not isinstance(source, Table | Collection | Dataset):
        if not is_frame(source):
            raise BadInput(
                f"the source is a {type(source).__name__}",
                "a file, a folder, a built-in set, a data frame, a Table, a Collection or a "
                "Dataset",
                instead="pellucid.Dataset.of(x, y)",
            )
        return make_table(as_frame(source), target=target, task=task)
    if target is not None or task is not None:
        raise BadInput(
            "a target or a task was given with data that has its own", "one or the other"
        )
    return source


def material(source: Opened) -> Material:
    """What every split needs to know. Raises `BadInput` where there is nothing to learn."""
    if isinstance(source, Dataset):
        return Material(source, source.targets, source.task)
    if source.target is None or source.task is None:
        raise BadInput(f"{source.name} has nothing to learn", "a target for every example")
    targets = encode_targets(fit_targets(source.target, source.task), source.target)
    if isinstance(source, Table):
        return Material(source, targets, source.task, duplicate_groups(source))
    return Material(
        source, targets, source.task, source.groups, source.apart, source.grouped_by is not None
    )


def encoded(source: Opened, training: np.ndarray) -> tuple[Dataset, Encoding | None]:
    """The examples as numbers, by an encoding that was fitted to the training rows."""
    if isinstance(source, Dataset):
        return source, None
    if isinstance(source, Table):
        encoding = fit_encoding(source, training, small=_ONE_HOT)
        return make_dataset(source, encoding), encoding
    assert source.target is not None
    assert source.task is not None
    target = fit_targets(source.target, source.task, training)
    data = Dataset(
        source.name, source.inputs, encode_targets(target, source.target), target.task,
        target.classes,
    )  # fmt: skip
    return data, replace(source.encoding, target=target)
