"""How well numbers tell what is so from what is not: the area under the ROC curve."""

import numpy as np
from jaxtyping import Bool, Float, Int
from scipy.stats import rankdata

_GROUPS = 20


def auc(
    values: Float[np.ndarray, "n units"], holds: Bool[np.ndarray, "n concepts"]
) -> Float[np.ndarray, "units concepts"]:
    """How often a position where a concept holds has the larger value (Mann, Whitney 1947).

    Ties count a half; not a number where a concept holds nowhere, or everywhere.

    >>> auc(np.array([[1.0], [2.0], [3.0]]), np.array([[False], [False], [True]]))
    array([[1.]])
    """
    ranks = rankdata(values, axis=0)
    yes, no = holds.sum(0), (~holds).sum(0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return (ranks.T @ holds - yes * (yes + 1) / 2) / (yes * no)


def auc_of(values: Float[np.ndarray, " n"], holds: Bool[np.ndarray, " n"]) -> float:
    """The same of one unit and one concept."""
    return float(auc(values[:, None], holds[:, None])[0, 0])


def auc_error(
    values: Float[np.ndarray, " n"], holds: Bool[np.ndarray, " n"], games: Int[np.ndarray, " n"]
) -> float:
    """An AUC's standard error: the jackknife, a group of games left out at a time (Tukey 1958).

    Positions of one game are alike: counted one by one, they would seem to tell more.
    """
    groups = np.unique(games, return_inverse=True)[1] % _GROUPS
    kept = [groups != group for group in np.unique(groups)]
    found = np.array([auc_of(values[rows], holds[rows]) for rows in kept])
    return float(np.sqrt((len(kept) - 1) * found.var()))
