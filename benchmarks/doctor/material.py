"""Material: a sample as arrays, split, scaled, encoded, and spoilt where a set-up says so."""

from typing import NamedTuple

import numpy as np
from benchmarks.doctor.sets import SOURCES, Pair, made
from benchmarks.doctor.setup import Sample

from pellucid.doctor.problem import Problem

_HELD = 0.3


class Material(NamedTuple):
    """What is given to learn from, what is held out, and what the targets mean.

    Held-out rows are written as those learned from, but never spoilt.
    """

    x: np.ndarray
    y: np.ndarray
    held_x: np.ndarray
    held_y: np.ndarray
    problem: Problem


def material(sample: Sample) -> Material:
    """The arrays of a sample; the same sample gives the same ones."""
    clean = split(sample)
    inputs = _inputs(sample, *clean[0::2])
    targets = _targets(sample, *clean[1::2])
    x, y = _spoilt(sample, inputs[0], targets[0])
    return Material(x, y, inputs[1], targets[1], _problem(sample, y))


def split(sample: Sample) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The set as it comes: inputs and targets to learn from, then those held out."""
    pair = made(
        sample.name, sample.rows, sample.features, sample.classes, sample.noise, sample.seed
    )
    if len(pair[0]) < 10:  # all there is; it can only be learned by heart
        return (*pair, *pair)
    held = round(_HELD * len(pair[0]))
    order = np.random.default_rng(sample.seed + 1).permutation(len(pair[0]))
    return (*_rows(pair, order[held:]), *_rows(pair, order[:held]))


def _rows(pair: Pair, rows: np.ndarray) -> Pair:
    return pair[0][rows], pair[1][rows]


def _inputs(sample: Sample, x: np.ndarray, held: np.ndarray) -> Pair:
    shape = SOURCES[sample.name].shape
    if shape == "words":
        return x.astype(np.int32), held.astype(np.int32)
    axes = 0 if shape == "table" else None  # of pictures and series all numbers alike
    low, size = _spread(x, sample.scaling, axes)
    first, second = (sample.factor * (part - low) / size + sample.offset for part in (x, held))
    return first.astype(np.float32), second.astype(np.float32)


def _spread(values: np.ndarray, scaling: str, axes: int | None) -> tuple[np.ndarray, np.ndarray]:
    """What is taken away from the values, and what they are divided by."""
    if scaling == "standard":
        low, size = values.mean(axes), values.std(axes)
    elif scaling == "unit":
        low, size = values.min(axes), np.ptp(values, axes)
    else:
        return np.float64(0), np.float64(1)
    return low, np.where(size > 0, size, 1.0)


def _targets(sample: Sample, y: np.ndarray, held: np.ndarray) -> Pair:
    if SOURCES[sample.name].task == "regression":
        low, size = _spread(y, sample.target_scaling, None)
        y, held = (
            sample.target_factor * (part - low) / size + sample.target_offset for part in (y, held)
        )
    return _coded(sample, y), _coded(sample, held)


def _coded(sample: Sample, y: np.ndarray) -> np.ndarray:
    coding = sample.coding
    if coding == "rows":
        return y.astype(np.float32)
    if coding == "minus-one-one":
        return (2 * y - 1).astype(np.float32)[:, None]
    if coding == "one-hot":
        return np.eye(classes_of(sample), dtype=np.float32)[y]
    if sample.corruption == "off-by-one":
        y = y + 1
    if coding == "column":
        return y.astype(np.float32)[:, None]
    return y.astype(np.float32 if SOURCES[sample.name].task == "regression" else np.int64)


def classes_of(sample: Sample) -> int:
    """How many classes a sample's targets tell apart; 0 for quantities."""
    task = SOURCES[sample.name].task
    if task == "regression":
        return 0
    fixed = {"iris": 3, "wine": 3, "digits": 10, "digit-pictures": 10, "mnist": 10}
    return 2 if task == "binary" else fixed.get(sample.name, sample.classes)


def _problem(sample: Sample, y: np.ndarray) -> Problem:
    task, classes = SOURCES[sample.name].task, classes_of(sample)
    known = {"task": task, "classes": classes, "shape": y.shape[1:]}
    if task == "regression":
        return Problem(coding="numbers", **known)
    if sample.coding in ("one-hot", "minus-one-one"):
        return Problem(coding=sample.coding, **known)
    return Problem(
        coding="zero-one" if classes == 2 or task == "multilabel" else "integers", **known
    )


def _spoilt(sample: Sample, x: np.ndarray, y: np.ndarray) -> Pair:
    """What is learned from, with the sample's corruption in it."""
    random = np.random.default_rng(sample.seed + 2)
    some = random.permutation(len(x))[: max(1, round(sample.amount * len(x)))]
    if sample.corruption in ("nan", "infinite"):
        x = x.copy()
        column = random.integers(0, x[0].size, len(some))
        x.reshape(len(x), -1)[some, column] = np.nan if sample.corruption == "nan" else np.inf
    elif sample.corruption == "zeroed":
        x = np.zeros_like(x)
    elif sample.corruption == "shuffled-labels":
        y = y[random.permutation(len(y))]
    elif sample.corruption == "few-rows":
        x, y = x[some], y[some]
    elif sample.corruption == "one-class":
        kept = _mostly(y, sample.amount, random)
        x, y = x[kept], y[kept]
    elif sample.corruption == "flat-targets":
        y = y[:, 0]
    return x, y


def _mostly(y: np.ndarray, share: float, random: np.random.Generator) -> np.ndarray:
    """Rows of which all but a share are of the first class."""
    classes = y.argmax(1) if y.ndim > 1 and y.shape[1] > 1 else y.reshape(-1)
    first = classes == classes.min()
    others = np.flatnonzero(~first)
    wanted = max(1, round(share * first.sum() / (1 - share)))
    kept = np.concatenate([np.flatnonzero(first), random.permutation(others)[:wanted]])
    return np.sort(kept)
