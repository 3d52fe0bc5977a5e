"""The yardstick: what there is to be learned, as far as quick and sane learners can tell."""

import warnings
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from pellucid.doctor.patient import Lessons
from pellucid.doctor.score import chance, score, truth

_MOST_ROWS, _MOST_NUMBERS, _TREES, _NOTHING_LEFT = 4000, 2_000_000, 60, 0.06


def reference(lessons: Lessons, seed: int, own: float) -> float | None:
    """The best held score of boosted trees and of a small well-set network, or the `own` score.

    Without held examples, the score on those that were learned from. Both learners are
    scikit-learn's, which need no compiling; inputs are scaled, and read as a plain row of
    numbers. Where the own score leaves nothing to be learned, neither is tried; None where there
    is too little to learn from.
    """
    problem = lessons.problem
    x, y = _rows(lessons.x, lessons.y, seed)
    held = lessons.held_x is not None and lessons.held_y is not None and len(lessons.held_x) >= 20
    judge_x = lessons.held_x if held and lessons.held_x is not None else x
    judge_y = lessons.held_y if held and lessons.held_y is not None else y
    table, judged = _table(x), _table(judge_x)
    if len(table) < 4 or table.size == 0:
        return None
    scores: list[float] = []
    known = chance(problem, judge_y)
    for learner in _learners(problem.task == "regression", len(table), table.shape[1], seed):
        if max([own, *scores], default=0.0) > 1 - _NOTHING_LEFT * (1 - known):
            break
        answers = _answers(learner, table, _column(lessons, y), judged)
        scores.append(_scored(lessons, answers, judge_y))
    return float(max([own, *scores]))


def _rows(x: np.ndarray, y: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """At most so many rows, and those with numbers only."""
    finite = np.isfinite(np.asarray(x, np.float64).reshape(len(x), -1)).all(1)
    finite &= np.isfinite(np.asarray(y, np.float64).reshape(len(y), -1)).all(1)
    rows = np.flatnonzero(finite)
    numbers = max(1, int(np.prod(x.shape[1:])))
    most = min(_MOST_ROWS, max(200, _MOST_NUMBERS // numbers))
    if len(rows) > most:
        rows = np.random.default_rng(seed).choice(rows, most, replace=False)
    return x[rows], y[rows]


def _table(x: np.ndarray) -> np.ndarray:
    return np.nan_to_num(np.asarray(x, np.float64).reshape(len(x), -1))


def _column(lessons: Lessons, y: np.ndarray) -> np.ndarray:
    if lessons.problem.task in ("regression", "multilabel"):
        table = np.asarray(y, np.float64).reshape(len(y), -1)
        return table[:, 0] if table.shape[1] == 1 else table
    return truth(lessons.problem, y)


def _learners(regression: bool, rows: int, columns: int, seed: int) -> list[Any]:
    from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
    from sklearn.neural_network import MLPClassifier, MLPRegressor
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    network = MLPRegressor if regression else MLPClassifier
    steps = max(20, min(400, 120_000 // max(1, rows)))
    small: dict[str, Any] = {
        "hidden_layer_sizes": (64, 64),
        "max_iter": steps,
        "random_state": seed,
    }
    learners: list[Any] = [
        make_pipeline(StandardScaler(), network(learning_rate_init=0.003, **small))
    ]
    if rows >= 60 and columns <= 100:
        trees: Any = HistGradientBoostingRegressor if regression else HistGradientBoostingClassifier
        learners = [trees(max_iter=_TREES, random_state=seed, early_stopping=False), *learners]
    return learners


def _answers(learner: Any, x: np.ndarray, y: np.ndarray, judged: np.ndarray) -> np.ndarray | None:
    """What it answers once fitted; None where it cannot be."""
    with warnings.catch_warnings(), threadpool_limits(1):  # more get into each other's way
        warnings.simplefilter("ignore")  # that it has not converged is no news here
        try:
            spread = y.std(0) if y.dtype.kind == "f" else 1.0
            scaled = y.dtype.kind == "f" and np.ndim(spread) == 0 and spread > 0
            shift = y.mean() if scaled else 0.0
            wanted = (y - shift) / spread if scaled else y
            answers = np.asarray(learner.fit(x, wanted).predict(judged))
            return answers * spread + shift if scaled else answers
        except ValueError:  # several columns for a learner of one, a single class
            return None


def _scored(lessons: Lessons, answers: np.ndarray | None, y: np.ndarray) -> float:
    if answers is None:
        return float("-inf")
    if lessons.problem.task == "regression":
        return score(lessons.problem, answers, y, logits=False)
    wanted = truth(lessons.problem, y)
    return float((answers == wanted).mean()) if answers.shape == wanted.shape else float("-inf")
