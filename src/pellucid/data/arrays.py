"""Plain arrays as a dataset."""

import numpy as np
import polars as pl
from numpy.typing import ArrayLike

from pellucid.data.dataset import Dataset
from pellucid.data.encoding import encode_targets, fit_targets
from pellucid.data.tables.guess import guess_task
from pellucid.data.tables.target import tidy_target
from pellucid.data.task import as_task
from pellucid.errors import BadInput


def from_arrays(
    x: ArrayLike, y: ArrayLike, task: str | None, name: str, features: tuple[str, ...]
) -> Dataset:
    """See `Dataset.of`."""
    inputs = _inputs(x)
    target = _target(y)
    if len(inputs) != len(target):
        raise BadInput(
            f"there are {len(inputs)} inputs and {len(target)} targets", "one target an input"
        )
    task = as_task(task) if task else guess_task(target)[0]
    encoding = fit_targets(target, task)
    targets = encode_targets(encoding, target)
    if task == "regression":  # arrays are taken as they are: no standardising
        targets = target.cast(pl.Float32).to_numpy()
    return Dataset(
        name, inputs, targets, task, encoding.classes, features or _feature_names(inputs)
    )


def _inputs(x: ArrayLike) -> np.ndarray:
    try:
        inputs = np.asarray(x, np.float32)
    except (TypeError, ValueError) as error:
        raise BadInput(
            "the inputs hold something that is not a number",
            "an array of numbers",
            instead="pellucid.data.make_table(frame), which encodes text",
        ) from error
    if inputs.ndim < 2:
        raise BadInput(
            f"the inputs have shape {inputs.shape}",
            "a row an example, so two dimensions or more",
            instead="x.reshape(-1, 1) for a single feature",
        )
    if not np.isfinite(inputs).all():
        row = int(np.argmax(~np.isfinite(inputs).reshape(len(inputs), -1).all(axis=1)))
        raise BadInput(
            f"the inputs of row {row} hold a missing or infinite number", "finite numbers"
        )
    return inputs


def _target(y: ArrayLike) -> pl.Series:
    values = np.asarray(y)
    if values.ndim == 2 and values.shape[1] == 1:
        values = values[:, 0]
    if values.ndim != 1:
        raise BadInput(f"the targets have shape {values.shape}", "one target an example")
    try:
        target = pl.Series("target", values.tolist(), strict=True)
    except TypeError as error:
        raise BadInput("the targets mix text and numbers", "targets of one kind") from error
    target = tidy_target(target)
    if target.null_count() or not len(target):
        raise BadInput("a target is missing" if len(target) else "there are no targets")
    return target


def _feature_names(inputs: np.ndarray) -> tuple[str, ...]:
    if inputs.ndim > 2:
        return ()
    return tuple(f"x{i}" for i in range(1, inputs.shape[1] + 1))
