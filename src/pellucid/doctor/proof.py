"""Proof: the network as given and the mended one, trained from several fresh beginnings."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pellucid.doctor.case import Case
from pellucid.doctor.finding import Proof
from pellucid.doctor.patient import Misfit
from pellucid.doctor.trials import Clock, judged

SEEDS = (1, 2, 3, 4, 5)
_LEAST = 2


def proof_of(given: Case, mended: Case, best: float, clock: Clock) -> Proof | None:
    """Both trained for every seed while there is time; None with less than two pairs.

    The interval is Student's t of the paired differences (Student 1908).
    """
    pairs: list[tuple[float, float]] = []
    spent = 0.0
    for seed in SEEDS:
        if clock.left < spent and len(pairs) >= _LEAST:
            break
        before = clock.left
        pairs.append((_score(given, seed, clock), _score(mended, seed, clock)))
        spent = before - clock.left
    if len(pairs) < _LEAST:
        return None
    return _told(np.array(pairs), best)


def _score(case: Case, seed: int, clock: Clock) -> float:
    """The score from one beginning; 0 where the framework refuses to train at all."""
    regime = replace(
        case.regime, seed=seed, vitals=False, looks=2, seconds=max(2.0, clock.left / 2)
    )
    case = replace(case, regime=regime)
    try:
        return judged(case, case.trained())
    except Misfit:
        return 0.0


def _told(pairs: np.ndarray, best: float) -> Proof:
    from scipy import stats  # a second to import, and only a proof needs it

    before, after = pairs[:, 0], pairs[:, 1]
    gains = after - before
    mean, error = float(gains.mean()), float(gains.std(ddof=1)) / np.sqrt(len(gains))
    reach = float(stats.t.ppf(0.975, len(gains) - 1)) * error
    lost = max(best - float(before.mean()), 1e-9)
    return Proof(
        before=_rounded(before),
        after=_rounded(after),
        gain=mean,
        low=float(mean - reach),
        high=float(mean + reach),
        mended=float(mean / lost),
    )


def _rounded(scores: Sequence[float] | np.ndarray) -> tuple[float, ...]:
    return tuple(round(float(score), 6) for score in scores)
