"""Strength from results: how many Elo points one side is ahead of the other."""

from math import inf, isfinite, log10, sqrt
from typing import NamedTuple

_Z = 1.96  # 19 times in 20


class Elo(NamedTuple):
    """A difference of strength, and between which two it lies 19 times in 20.

    Infinite where all games, or all that the interval allows for, were won or lost.
    """

    difference: float
    low: float
    high: float


def elo(score: float, games: int) -> Elo:
    """The difference that a score (won games and half the drawn ones) of so many games shows.

    By Elo's logistic curve: 400 points are odds of 10 to 1. The interval is Wilson's (1927) for
    the score; draws make it, if anything, too wide.

    >>> round(elo(75, 100).difference)
    191
    """
    if games < 1:
        return Elo(0.0, -inf, inf)
    share = score / games
    middle = (share + _Z**2 / (2 * games)) / (1 + _Z**2 / games)
    variance = share * (1 - share) / games + _Z**2 / (4 * games**2)
    half = _Z * sqrt(max(variance, 0.0)) / (1 + _Z**2 / games)
    return Elo(_points(share), _points(middle - half), _points(middle + half))


def _points(share: float) -> float:
    """Elo points for a share of the score; what rounds to all or nothing is infinite.

    >>> _points(10 / 11), _points(1.0)
    (400.0, inf)
    """
    if share <= 1e-12:
        return -inf
    if share >= 1 - 1e-12:
        return inf
    points = 400 * log10(share / (1 - share))
    return round(points, 6) if isfinite(points) else points
