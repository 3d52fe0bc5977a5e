"""Sets to learn from: generated ones, scikit-learn's, a sample of MNIST."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
from benchmarks.doctor.setup import Sample
from sklearn import datasets

from pellucid.data.sets.generated import MAKERS as PLANE

Task = Literal["binary", "multiclass", "multilabel", "regression"]
Shape = Literal["table", "picture", "series", "words"]
Pair = tuple[np.ndarray, np.ndarray]


class Source(NamedTuple):
    """A set: what is asked of it, what one example looks like, and who makes it."""

    task: Task
    shape: Shape
    make: Callable[[Sample, np.random.Generator], Pair]


def _plane(name: str) -> Callable[[Sample, np.random.Generator], Pair]:
    return lambda sample, random: PLANE[name](random, sample.rows, sample.noise)


def _four(sample: Sample, random: np.random.Generator) -> Pair:
    del sample, random
    return np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])


def _bundled(name: str) -> Callable[[Sample, np.random.Generator], Pair]:
    def make(sample: Sample, random: np.random.Generator) -> Pair:
        x, y = getattr(datasets, f"load_{name}")(return_X_y=True)
        rows = random.permutation(len(x))[: sample.rows]
        return x[rows], y[rows]

    return make


def _classes(sample: Sample, random: np.random.Generator) -> Pair:
    useful = max(3, sample.features // 2)
    heaps = min(1 + sample.seed % 2, 2**useful // sample.classes)
    x, y = datasets.make_classification(
        sample.rows, sample.features, n_informative=useful, n_redundant=0,
        n_classes=sample.classes, n_clusters_per_class=heaps, class_sep=1.5,
        flip_y=sample.noise / 10, random_state=int(random.integers(1 << 30)),
    )  # fmt: skip
    return x, y


def _blobs(sample: Sample, random: np.random.Generator) -> Pair:
    centres = random.uniform(-8, 8, (sample.classes, sample.features))
    y = random.integers(0, sample.classes, sample.rows)
    return centres[y] + (1 + 5 * sample.noise) * random.standard_normal(
        (len(y), sample.features)
    ), y


def _friedman(number: int) -> Callable[[Sample, np.random.Generator], Pair]:
    def make(sample: Sample, random: np.random.Generator) -> Pair:
        maker = getattr(datasets, f"make_friedman{number}")
        return maker(sample.rows, noise=0.0, random_state=int(random.integers(1 << 30)))

    return make


def _line(sample: Sample, random: np.random.Generator) -> Pair:
    x = random.standard_normal((sample.rows, sample.features))
    slopes = random.uniform(-3, 3, sample.features)
    return x, x @ slopes + sample.noise * random.standard_normal(sample.rows) + 1


def _wave(sample: Sample, random: np.random.Generator) -> Pair:
    x = random.uniform(-np.pi, np.pi, (sample.rows, 1))
    return x, np.sin(x[:, 0]) + 0.5 * sample.noise * random.standard_normal(sample.rows)


def _houses(sample: Sample, random: np.random.Generator) -> Pair:
    """Prices as in a table of houses: features of very different sizes, skewed targets."""
    rows = sample.rows
    income, rooms = random.gamma(4, 1, rows), random.normal(5.5, 1, rows).clip(2)
    age, people = random.uniform(1, 52, rows), random.lognormal(7, 0.6, rows)
    place = random.uniform(-1, 1, (rows, 2))
    price = 0.4 * income + 0.2 * rooms * (place[:, 0] > 0) + 0.01 * age - 0.5 * place[:, 1] ** 2
    x = np.column_stack([income, rooms, age, people, 37 + 4 * place[:, 0], 120 - 4 * place[:, 1]])
    return x, price + 0.2 * sample.noise * random.standard_normal(rows)


def _labels(sample: Sample, random: np.random.Generator) -> Pair:
    """Several yes-or-no questions at once, each about a direction of its own."""
    x = random.standard_normal((sample.rows, sample.features))
    directions = random.standard_normal((sample.features, sample.classes))
    return x, (x @ directions > 0).astype(float)


def _trend(sample: Sample, random: np.random.Generator) -> Pair:
    """Whether a noisy series rises or falls."""
    y = random.integers(0, 2, sample.rows)
    time = np.linspace(-1, 1, sample.features)
    slope = np.where(y == 1, 1, -1) * random.uniform(0.4, 1.2, sample.rows)
    noise = (0.2 + sample.noise) * random.standard_normal((sample.rows, sample.features))
    return (slope[:, None] * time + noise)[..., None], y


def _sums(sample: Sample, random: np.random.Generator) -> Pair:
    """The sum of a series of numbers."""
    x = random.uniform(-1, 1, (sample.rows, sample.features, 1))
    return x, x[:, :, 0].sum(1)


def _words(sample: Sample, random: np.random.Generator) -> Pair:
    """Sentences of ten words of fifty; each class has favourites of its own."""
    y = random.integers(0, sample.classes, sample.rows)
    any_word = random.integers(0, 50, (sample.rows, 10))
    favourites = y[:, None] + sample.classes * random.integers(
        0, 50 // sample.classes, any_word.shape
    )
    return np.where(random.random(any_word.shape) < 0.35, favourites, any_word), y


def _bars(sample: Sample, random: np.random.Generator) -> Pair:
    """Pictures of 12 by 12 with a bar across: lying, standing, or slanting."""
    y = random.integers(0, sample.classes, sample.rows)
    row, column = np.indices((12, 12))
    across = np.stack([row, column, row - column + 6, row + column - 6])[y]
    place = random.integers(2, 10, sample.rows)[:, None, None]
    bar = (np.abs(across - place) < 1) * random.uniform(0.6, 1, (sample.rows, 1, 1))
    noise = (0.1 + sample.noise) * random.random(bar.shape)
    return (255 * np.clip(bar + noise, 0, 1))[..., None], y


def _digits(sample: Sample, random: np.random.Generator) -> Pair:
    x, y = _bundled("digits")(sample, random)
    return x.reshape(-1, 8, 8, 1), y


@cache
def _mnist_file() -> Pair:
    with np.load(Path(os.environ["PELLUCID_DATA"]) / "mnist.npz") as file:
        return file["x_train"], file["y_train"]


def _mnist(sample: Sample, random: np.random.Generator) -> Pair:
    x, y = _mnist_file()
    rows = random.permutation(len(x))[: sample.rows]
    return x[rows].astype(float)[..., None], y[rows].astype(int)


SOURCES: dict[str, Source] = {
    **{name: Source("binary", "table", _plane(name))
       for name in ("circles", "moons", "gaussians", "spirals", "xor")},
    **{name: Source("regression", "table", _plane(name)) for name in ("plane", "multi-gaussian")},
    "xor-four": Source("binary", "table", _four),
    "iris": Source("multiclass", "table", _bundled("iris")),
    "wine": Source("multiclass", "table", _bundled("wine")),
    "breast-cancer": Source("binary", "table", _bundled("breast_cancer")),
    "diabetes": Source("regression", "table", _bundled("diabetes")),
    "digits": Source("multiclass", "table", _bundled("digits")),
    "two-classes": Source("binary", "table", _classes),
    "classes": Source("multiclass", "table", _classes),
    "blobs": Source("multiclass", "table", _blobs),
    **{f"friedman-{number}": Source("regression", "table", _friedman(number))
       for number in (1, 2, 3)},
    "line": Source("regression", "table", _line),
    "wave": Source("regression", "table", _wave),
    "houses": Source("regression", "table", _houses),
    "labels": Source("multilabel", "table", _labels),
    "trend": Source("binary", "series", _trend),
    "sums": Source("regression", "series", _sums),
    "words": Source("binary", "words", _words),
    "topics": Source("multiclass", "words", _words),
    "bars": Source("multiclass", "picture", _bars),
    "digit-pictures": Source("multiclass", "picture", _digits),
    "mnist": Source("multiclass", "picture", _mnist),
}  # fmt: skip


@cache
def made(name: str, rows: int, features: int, classes: int, noise: float, seed: int) -> Pair:
    """The set as it comes, before anybody scales or encodes it."""
    sample = Sample(
        name=name, rows=rows, features=features, classes=classes, noise=noise, seed=seed
    )
    x, y = SOURCES[name].make(sample, np.random.default_rng(seed))
    return np.asarray(x, np.float64), np.asarray(y)
