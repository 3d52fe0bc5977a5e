"""The ladder: how strong many players are, from who beat whom."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Float
from scipy.optimize import minimize

_SCALE = 400 / np.log(10)


class Result(NamedTuple):
    """How player `one` did against the `other`: `score` of `games`, a draw counting half."""

    one: int
    other: int
    score: float
    games: int


def ratings(players: int, results: Sequence[Result]) -> Float[np.ndarray, " players"]:
    """The Elo ratings under which these results are likeliest, the first player's being 0.

    400 points more are odds of ten to one (Bradley, Terry 1952; Elo 1978). Each meeting counts
    as if one game more had been drawn, so that a player that won every game has a rating too.

    >>> ratings(2, [Result(1, 0, 7.0, 10)]).round().tolist()
    [0.0, 132.0]
    """
    one = np.array([result.one for result in results])
    other = np.array([result.other for result in results])
    won = np.array([result.score + 0.5 for result in results])
    lost = np.array([result.games - result.score + 0.5 for result in results])

    def unlikely(free: np.ndarray) -> tuple[float, np.ndarray]:
        rating = np.concatenate([[0.0], free])
        ahead = rating[one] - rating[other]
        loss = won * np.logaddexp(0, -ahead) + lost * np.logaddexp(0, ahead)
        slope = lost / (1 + np.exp(-ahead)) - won / (1 + np.exp(ahead))
        gradient = np.bincount(one, slope, players) - np.bincount(other, slope, players)
        return float(loss.sum()), gradient[1:]

    found = minimize(unlikely, np.zeros(players - 1), jac=True, method="L-BFGS-B")
    return np.concatenate([[0.0], found.x]) * _SCALE
