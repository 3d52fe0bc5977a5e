"""Inputs far from the size of 1.

Initial weights are made for inputs of about that size. With pixels up to 255, or incomes beside
ages, the first layer's sums are huge, its units saturate or die, and no single learning rate
suits all weights (LeCun et al. 1998).
"""

from collections.abc import Iterator

import numpy as np

from pellucid.doctor.change import ScaleInputs
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_LARGE, _SMALL, _APART = 8.0, 0.08, 100.0


def check(chart: Chart) -> Iterator[Suspicion]:
    """Features much larger or smaller than 1, or of sizes far apart."""
    facts = chart.facts
    if facts is None or facts.tokens or chart.normalised:
        return
    spreads = facts.stds[facts.stds > 0]
    apart = float(spreads.max() / spreads.min()) if len(spreads) > 1 else 1.0
    size, spread = facts.scale, facts.smallest
    large, small = size > _LARGE, spread < _SMALL
    if not (large or small):
        return
    far = size > 5 * _LARGE or spread < _SMALL / 8
    yield Suspicion(
        prior=0.8 if far else 0.5,
        why=f"Inputs are of a size of about {size:.3g}"
        + (f", and features differ {apart:.3g} times in spread." if apart > _APART else "."),
        text="Scale each input to mean 0 and standard deviation 1.",
        changes=(ScaleInputs(),),
        evidence=(
            evidence("size of the largest feature", size, _LARGE),
            evidence("spread of the widest feature", spread, _SMALL),
            evidence("widest over narrowest feature", float(np.nan_to_num(apart)), _APART),
        ),
    )


RULE = Rule("inputs-unscaled", "inputs that are not scaled", "data-inputs", check)
