"""Targets as numbers, and outputs as answers."""

import numpy as np
import polars as pl
from jaxtyping import Float32, Float64, Int32
from numpy.typing import ArrayLike

from pellucid.data.classes import class_names
from pellucid.data.encoding.parts import TargetEncoding, TargetKind
from pellucid.data.task import Task
from pellucid.errors import BadInput, nearest

DTYPES: dict[TargetKind, pl.DataType] = {
    "text": pl.String(),
    "whole": pl.Int64(),
    "number": pl.Float64(),
    "boolean": pl.Boolean(),
}


def target_kind(target: pl.Series) -> TargetKind:
    """What a target's values are: text, whole numbers, numbers or booleans."""
    if target.dtype.is_integer():
        return "whole"
    if target.dtype.is_numeric():
        return "number"
    return "boolean" if target.dtype == pl.Boolean else "text"


def fit_targets(target: pl.Series, task: Task, rows: np.ndarray | None = None) -> TargetEncoding:
    """How to encode these targets.

    Every class of the table counts, so that a rare one unseen in `rows` still has its index. The
    mean and the scale (standard deviation) of a quantity come from `rows` alone.
    """
    kind = target_kind(target)
    if task != "regression":
        return TargetEncoding(target.name, task, kind, classes=class_names(target, task))
    if kind == "text":
        raise BadInput(
            f"target {target.name!r} holds text such as {target[0]!r}",
            "numbers, because a regression learns a quantity",
            instead="--task multiclass",
        )
    values = target.cast(pl.Float64).to_numpy()
    chosen = values if rows is None else values[rows]
    mean, scale = _mean_and_scale(chosen)
    return TargetEncoding(target.name, task, kind, mean=mean, scale=scale)


def _mean_and_scale(values: Float64[np.ndarray, " n"]) -> tuple[float, float]:
    size = float(np.abs(values).max(initial=0.0)) or 1.0
    # In units of the largest, so that the squares of huge values stay finite.
    mean, scale = float((values / size).mean()), float((values / size).std())
    # A constant's deviation is often not zero but rounding: dividing by it would make noise.
    return mean * size, scale * size if scale > 1e-12 * abs(mean) else 1.0


def encode_targets(
    encoding: TargetEncoding, target: pl.Series
) -> Int32[np.ndarray, " n"] | Float32[np.ndarray, " n"]:
    """The index of each example's class, or its standardised quantity.

    Raises `BadInput` for a missing target, for text where numbers are expected, and for a class
    that the encoding does not know.
    """
    values = _as_kind(encoding, target)
    if encoding.task == "regression":
        return ((values.to_numpy() - encoding.mean) / encoding.scale).astype(np.float32)
    text = values.cast(pl.String)
    codes = text.replace_strict(
        list(encoding.classes), range(len(encoding.classes)), default=-1, return_dtype=pl.Int32
    ).to_numpy()
    if (codes < 0).any():
        raise _unknown_class(encoding, text[int(np.argmax(codes < 0))])
    return codes


def _as_kind(encoding: TargetEncoding, target: pl.Series) -> pl.Series:
    kind = "number" if encoding.task == "regression" else encoding.kind
    values = target.cast(pl.String) if kind == "text" else _as_dtype(target, kind)
    lost = values.is_null()
    if lost.any():
        row = lost.arg_max() or 0
        raise BadInput(
            f"target {encoding.name!r} is {target[row]!r} in row {row + 1}",
            "text" if kind == "text" else f"a {kind.replace('whole', 'whole number')}",
        )
    return values


def _as_dtype(target: pl.Series, kind: TargetKind) -> pl.Series:
    if kind == "boolean" and target.dtype == pl.String:
        return target.str.to_lowercase().replace_strict(
            ["false", "true"], [False, True], default=None, return_dtype=pl.Boolean
        )
    return target.cast(DTYPES[kind], strict=False)


def _unknown_class(encoding: TargetEncoding, given: str) -> BadInput:
    listed = ", ".join(encoding.classes[:10]) + (", ..." if len(encoding.classes) > 10 else "")
    return BadInput(
        f"{given!r} is not a class of target {encoding.name!r}",
        f"one of: {listed}",
        instead=nearest(given, encoding.classes) or "",
    )


def decode_targets(encoding: TargetEncoding, values: ArrayLike) -> pl.Series:
    """Class indices, or standardised quantities, as values like those of the file.

    >>> spam = TargetEncoding("spam", "binary", "boolean", classes=("false", "true"))
    >>> decode_targets(spam, [1, 0]).to_list()
    [True, False]
    """
    given = np.asarray(values)
    if encoding.task == "regression":
        return pl.Series(encoding.name, given.astype(np.float64) * encoding.scale + encoding.mean)
    names = pl.Series(encoding.name, encoding.classes, dtype=pl.String)
    text = names.gather(given.astype(np.int64))
    return text == "true" if encoding.kind == "boolean" else text.cast(DTYPES[encoding.kind])
