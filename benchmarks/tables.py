"""Tables: how good the answers are in 5 folds, beside scikit-learn and RealMLP-TD.

.venv/bin/python benchmarks/tables.py [SET ...]

RealMLP-TD (Holzmüller, Grinsztajn, Steinwart 2024) is measured where pytabkit is installed.
"""

import sys
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from time import perf_counter
from typing import Any

import numpy as np
from sklearn import datasets
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.model_selection import KFold, StratifiedKFold
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from beside import show, show_machine
from pellucid.bridges import NetworkClassifier, NetworkRegressor

SETS = {
    "digits": datasets.load_digits,
    "iris": datasets.load_iris,
    "wine": datasets.load_wine,
    "breast-cancer": datasets.load_breast_cancer,
    "diabetes": datasets.load_diabetes,
}
QUANTITIES = {"diabetes"}
FOLDS = 5
Make = Callable[[], Any]
Results = dict[str, tuple[list[float], float]]


def peers(*, quantity: bool) -> dict[str, Make]:
    """An untrained estimator of each peer, all with their own defaults."""
    mlp, boosting = (
        (MLPRegressor, HistGradientBoostingRegressor)
        if quantity
        else (MLPClassifier, HistGradientBoostingClassifier)
    )
    ours = NetworkRegressor if quantity else NetworkClassifier
    found: dict[str, Make] = {
        "Pellucid": lambda: ours(random_state=0),
        "MLP": lambda: make_pipeline(StandardScaler(), mlp(max_iter=500, random_state=0)),
        "HistGradientBoosting": lambda: boosting(random_state=0),
    }
    if find_spec("pytabkit"):
        found["RealMLP-TD"] = lambda: real_mlp(quantity=quantity)
    return found


def real_mlp(*, quantity: bool) -> Any:
    """RealMLP with its tuned defaults."""
    from pytabkit import RealMLP_TD_Classifier, RealMLP_TD_Regressor

    return (RealMLP_TD_Regressor if quantity else RealMLP_TD_Classifier)(random_state=0)


def folds(x: np.ndarray, y: np.ndarray, *, quantity: bool) -> list[tuple[np.ndarray, np.ndarray]]:
    kind = KFold if quantity else StratifiedKFold
    return list(kind(FOLDS, shuffle=True, random_state=0).split(x, y))


def measured(name: str) -> Results:
    """Every peer's score on each fold, and its seconds for all of them, fold by fold in turns."""
    x, y = SETS[name](return_X_y=True)
    quantity = name in QUANTITIES
    made = peers(quantity=quantity)
    scores: dict[str, list[float]] = {peer: [] for peer in made}
    seconds = dict.fromkeys(made, 0.0)
    for training, test in folds(x, y, quantity=quantity):
        for peer, make in made.items():
            began = perf_counter()
            estimator = make().fit(x[training], y[training])
            scores[peer].append(float(estimator.score(x[test], y[test])))
            seconds[peer] += perf_counter() - began
    return {peer: (scores[peer], seconds[peer]) for peer in made}


def main() -> None:
    warnings.simplefilter("ignore")  # the peers' own: no convergence, workers, deprecations
    show_machine("pellucid", "scikit-learn", "pytabkit")
    chosen = sys.argv[1:] or list(SETS)
    results: dict[str, Results] = {}
    for name in chosen:
        results[name] = measured(name)
        show(name, ["peer", "mean", "std", "seconds"], [row(*one) for one in results[name].items()])
    summary(results)


def row(peer: str, result: tuple[list[float], float]) -> list[str]:
    scores, seconds = result
    return [peer, f"{np.mean(scores):.4f}", f"{np.std(scores):.4f}", f"{seconds:.1f}"]


def summary(results: dict[str, Results]) -> None:
    """The mean over the sets (accuracy; R² of a quantity), and how far Pellucid is ahead."""
    names = list(next(iter(results.values())))
    means = {peer: [float(np.mean(one[peer][0])) for one in results.values()] for peer in names}
    mine = np.mean(means["Pellucid"])
    rows = [
        [
            peer,
            *(f"{one:.4f}" for one in means[peer]),
            f"{np.mean(means[peer]):.4f}",
            f"{mine - np.mean(means[peer]):+.4f}",
            f"{sum(one[peer][1] for one in results.values()):.1f}",
        ]
        for peer in names
    ]
    head = ["peer", *results, "mean", "Pellucid ahead by", "seconds"]
    show("Mean of 5 folds: accuracy, R² for diabetes", head, rows)


if __name__ == "__main__":
    main()
