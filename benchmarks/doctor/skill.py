"""Skill: how far a network came from chance to what the best of others reach."""

from functools import cache
from typing import Any

import numpy as np
from benchmarks.doctor.material import Material, split
from benchmarks.doctor.sets import SOURCES
from benchmarks.doctor.setup import Sample, Setup
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import LogisticRegression, RidgeCV
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC, SVR

from pellucid.doctor.score import chance, score

SEEDS = (0, 1, 2)
_LEAST_WAY = 0.05  # between chance and the reference, lest noise be skill
_WIDE = 100  # inputs from which on boosting takes longer than it is worth


def skill(outputs: np.ndarray, setup: Setup, material: Material) -> float:
    """Held-out skill: 0 at chance, 1 at the reference; the broken and the worse have none."""
    reached = score(material.problem, outputs, material.held_y, logits=setup.logits)
    return share(setup.sample, reached, chance(material.problem, material.held_y))


def share(sample: Sample, reached: float, known: float) -> float:
    """How much of the way from what is known by chance to the reference a score is."""
    if not np.isfinite(reached):
        return 0.0
    return max(0.0, (reached - known) / max(reference(sample) - known, _LEAST_WAY))


def reference(sample: Sample) -> float:
    """The best held-out score that others reach on the set as it comes."""
    return _reference(
        sample.name, sample.rows, sample.features, sample.classes, sample.noise, sample.seed
    )


@cache
def _reference(name: str, rows: int, features: int, classes: int, noise: float, seed: int) -> float:
    sample = Sample(
        name=name, rows=rows, features=features, classes=classes, noise=noise, seed=seed
    )
    x, y, held_x, held_y = split(sample)
    if SOURCES[name].shape in ("series", "words") or len(x) < 10:
        return 1.0  # made so that all of it can be known, or nearly
    x, held_x = x.reshape(len(x), -1), held_x.reshape(len(held_x), -1)
    columns = [(y, held_y)] if y.ndim == 1 else list(zip(y.T, held_y.T, strict=True))
    return float(np.mean([_best(SOURCES[name].task, x, a, held_x, b) for a, b in columns]))


def _best(task: str, x: np.ndarray, y: np.ndarray, held_x: np.ndarray, held_y: np.ndarray) -> float:
    return max(
        make_pipeline(StandardScaler(), one).fit(x, y).score(held_x, held_y)
        for one in _others(task, x.shape[1])
    )


def _others(task: str, inputs: int) -> list[Any]:
    """Those who are compared with: a line, a kernel, a network, and trees for quantities."""
    hidden = {"hidden_layer_sizes": (64, 64), "max_iter": 200, "random_state": 0}
    if task != "regression":
        return [LogisticRegression(max_iter=2000), SVC(C=10), MLPClassifier(**hidden)]
    others = [RidgeCV(), SVR(C=10), MLPRegressor(**hidden)]
    trees = HistGradientBoostingRegressor(max_iter=200, random_state=0)
    return [*others, trees] if inputs < _WIDE else others
