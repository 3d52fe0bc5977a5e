"""Pictures as examples: MNIST, where it lies on this machine."""

from functools import lru_cache

import numpy as np
from jaxtyping import Float32, Int32

from pellucid.data import Collection, Dataset, builtin, split
from pellucid.data.sets.mnist import is_here
from pellucid.lab.bench.lessons import Material
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.setup import DataSetup, Source

_SIDE, _WHITE = 28, 255
_SHOWN = 1_000
"""So many of the 70,000 let a network of convolutions learn while one looks on."""


def missing() -> list[Source]:
    """The sets that are not on this machine: the bench downloads nothing."""
    return [] if is_here() else ["mnist"]


@lru_cache(maxsize=4)  # each holds 3 MB
def of_mnist(setup: DataSetup) -> Material:
    """Some of MNIST's digits. Raises `Mistake` where it would have to be fetched first."""
    if not is_here():
        raise Mistake("mnist-not-here")
    x, y, classes = read_mnist()
    parts = split(y, "multiclass", validation=0.0, test=setup.test_share, seed=setup.seed)
    order = np.concatenate([parts.training, parts.test])
    features = pixel_names(_SIDE, _SIDE)
    return Material(
        name="mnist",
        source=Dataset("mnist", x, y, "multiclass", classes, features),
        task="multiclass",
        x=x[order],
        y=y[order],
        training=len(parts.training),
        features=features,
        target="digit",
        classes=classes,
        low=np.zeros(x.shape[1], np.float32),
        high=np.ones(x.shape[1], np.float32),
        image=(_SIDE, _SIDE),
        grain=1 / _WHITE,
    )


def pixel_names(rows: int, columns: int) -> tuple[str, ...]:
    """What the inputs are called that are the pixels of a picture, row by row.

    >>> pixel_names(2, 2)
    ('pixel 1, 1', 'pixel 1, 2', 'pixel 2, 1', 'pixel 2, 2')
    """
    places = range(rows * columns)
    return tuple(f"pixel {at // columns + 1}, {at % columns + 1}" for at in places)


@lru_cache(maxsize=1)
def read_mnist() -> tuple[
    Float32[np.ndarray, "n pixels"], Int32[np.ndarray, " n"], tuple[str, ...]
]:
    """Always the same of them, which takes a second: paper is 0 and ink is 1."""
    known = builtin("mnist")
    assert isinstance(known, Collection)
    assert known.target is not None
    rows = np.random.default_rng(0).permutation(known.rows)[:_SHOWN]
    x = known.inputs[rows].reshape(_SHOWN, -1).astype(np.float32) / _WHITE
    return x, known.target.to_numpy()[rows].astype(np.int32), known.classes
