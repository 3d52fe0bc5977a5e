"""From the set-up of the data to the examples themselves."""

from functools import lru_cache
from typing import get_args

import numpy as np

from pellucid.data import Dataset, Table, builtin, split
from pellucid.data.sets import BUILTIN
from pellucid.lab.bench.lessons import Material
from pellucid.lab.bench.pictures import missing, of_mnist, read_mnist
from pellucid.lab.bench.sounds import make_vowels, of_vowels
from pellucid.lab.bench.tables import from_table, uploaded
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.setup import DataSetup, PlaneSource
from pellucid.lab.uploads import Uploads
from pellucid.network import Task

REACH = 6.0
"""The plane of points goes from −6 to 6 along both axes."""

_AXES = ("x1", "x2")

FEWEST_POINTS = 4
"""Fewer points than these cannot be dealt out for training and test."""


def material_of(setup: DataSetup, uploads: Uploads) -> Material:
    """The examples of a set-up. Raises `Mistake` or `BadInput` where there are none to be had."""
    if setup.source == "upload":
        return uploaded(setup, uploads.frame(setup.upload))
    if setup.source == "mnist":
        return of_mnist(setup)
    if setup.source == "vowels":
        return of_vowels(setup)
    return _known(setup)


def fetch(setup: DataSetup) -> None:
    """Reads or makes what takes more than a moment, so that `material_of` takes none.

    It may be called from any thread. What cannot be had is left for `material_of` to tell.
    """
    if setup.source == "vowels":
        make_vowels()
    elif setup.source == "mnist" and "mnist" not in missing():
        read_mnist()


@lru_cache(maxsize=64)
def _known(setup: DataSetup) -> Material:
    """Examples that follow from the set-up alone: made once for all who ask for the same."""
    if setup.source == "points":
        return _drawn(setup)
    if setup.source in get_args(PlaneSource):
        table = builtin(setup.source, seed=setup.seed, examples=setup.examples, noise=setup.noise)
        assert isinstance(table, Table)
        return _plane(setup, table)
    table = builtin(setup.source)
    assert isinstance(table, Table)
    return from_table(setup, table)


def _plane(setup: DataSetup, table: Table) -> Material:
    """A generated set, its coordinates as they are."""
    assert table.target is not None
    assert table.target_name is not None
    task = BUILTIN[setup.source].task
    x = table.frame.to_numpy().astype(np.float32)
    y = table.target.to_numpy().astype(np.float32 if task == "regression" else np.int32)
    return _on_plane(setup, task, x, y, table.target_name)


def _drawn(setup: DataSetup) -> Material:
    """Points drawn by hand, of class 0 and 1."""
    if len(setup.points) < FEWEST_POINTS:
        raise Mistake("too-few-points", given=len(setup.points), least=FEWEST_POINTS)
    points = np.array(setup.points, np.float32)
    return _on_plane(setup, "binary", points[:, :2], points[:, 2].astype(np.int32), "class")


def _on_plane(setup: DataSetup, task: Task, x: np.ndarray, y: np.ndarray, target: str) -> Material:
    parts = split(y, task, validation=0.0, test=setup.test_share, seed=setup.seed)
    order = np.concatenate([parts.training, parts.test])
    end = np.full(2, REACH, np.float32)
    classes = () if task == "regression" else ("0", "1")
    return Material(
        name=setup.source,
        source=Dataset(setup.source, x, y, task, classes, _AXES),
        task=task,
        x=np.ascontiguousarray(x[order]),
        y=y[order],
        training=len(parts.training),
        features=_AXES,
        target=target,
        classes=classes,
        low=-end,
        high=end,
        plane=True,
    )
