"""From one number a network to a verdict.

The gap of a network is how much it speaks for the claim: two measurements of the same seed, one
taken from the other. A claim about what usually happens is judged by the median gap and its
exact interval, which supposes nothing of how the gaps are spread (Thompson 1936; Conover 1999,
ch. 3). Where an experiment compares several things, each interval is widened so that together
they miss once in twenty (Bonferroni; Dunn 1961). A claim about what always happens falls with a
single counter-example.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float

from pellucid.course.outcome import Judgement, Rule, Verdict

CONFIDENCE = 0.95


Gaps = Mapping[str, Float[np.ndarray, " seeds"]]
"""How much every network speaks for the claim, by the name of the comparison."""


class Comparison(NamedTuple):
    """What is compared, and what decides: fixed before anything runs.

    `says` names the gap ("accuracy with a hidden layer, minus without"). By the rule `usually`
    the claim needs a median gap of more than `beyond`; by `always`, a gap of at least `beyond`
    in every network. A gap of `shares` is one, or one taken from another: it is told in per cent.
    """

    name: str
    says: str
    beyond: float = 0.0
    rule: Rule = "usually"
    shares: bool = False


def judge(comparisons: Sequence[Comparison], gaps: Gaps) -> list[Judgement]:
    """What comes of every comparison, given its gaps, one a network.

    A gap that is no number (a training that broke) counts against the claim.

    >>> judge([Comparison("more", "a minus b")], {"more": np.linspace(0.5, 1.5, 33)})[0].verdict
    'supported'
    """
    usual = sum(one.rule == "usually" for one in comparisons)
    confidence = 1 - (1 - CONFIDENCE) / max(usual, 1)
    return [_judged(one, _known(gaps[one.name]), confidence) for one in comparisons]


def holding(comparisons: Sequence[Comparison], gaps: Gaps) -> int:
    """In how many networks every comparison held."""
    return int(held(comparisons, gaps).sum())


def held(comparisons: Sequence[Comparison], gaps: Gaps) -> Bool[np.ndarray, " seeds"]:
    """In which networks every comparison held."""
    return np.all([_held(one, _known(gaps[one.name])) for one in comparisons], 0)


def overall(judgements: Sequence[Judgement]) -> Judgement:
    """The comparison that decides: one refuted, else one undecided, else the first."""
    order: tuple[Verdict, ...] = ("refuted", "undecided", "supported")
    return min(judgements, key=lambda one: order.index(one.verdict))


def _known(gaps: Float[np.ndarray, " seeds"]) -> np.ndarray:
    """The gaps; what is no number counts as the furthest from the claim there is."""
    found = np.asarray(gaps, float)
    return np.where(np.isnan(found), -np.inf, found)


def _held(comparison: Comparison, known: np.ndarray) -> np.ndarray:
    """In which networks the gap was far enough."""
    if comparison.rule == "always":
        return known >= comparison.beyond
    return known > comparison.beyond


def _judged(comparison: Comparison, known: np.ndarray, confidence: float) -> Judgement:
    holds = _held(comparison, known)
    low, high = _interval(known, confidence)
    always = comparison.rule == "always"
    verdict = _of_all(holds) if always else _of_median(low, high, comparison.beyond)
    return Judgement(
        name=comparison.name,
        says=comparison.says,
        verdict=verdict,
        effect=finite(float(np.median(known))),
        interval=(finite(low), finite(high)),
        beyond=comparison.beyond,
        rule=comparison.rule,
        shares=comparison.shares,
        holds=int(holds.sum()),
        seeds=len(known),
    )


def _of_all(holds: np.ndarray) -> Verdict:
    return "supported" if holds.all() else "refuted"


def _of_median(low: float, high: float, beyond: float) -> Verdict:
    if low > beyond:
        return "supported"
    return "refuted" if high <= beyond else "undecided"


def _interval(gaps: np.ndarray, confidence: float) -> tuple[float, float]:
    """The exact interval of the median; open (NaN) at both ends with too few gaps."""
    # Half a second to import, which reading a lesson need not wait for.
    from scipy.stats import quantile_test

    if len(gaps) == 1:
        return float("nan"), float("nan")
    found = quantile_test(gaps, p=0.5).confidence_interval(confidence)
    return float(found.low), float(found.high)


def finite(value: float | np.floating) -> float | None:
    """The number as Python's own; None for what is none, or is infinite."""
    return float(value) if np.isfinite(value) else None
