"""A learning rate that is too low.

Each step changes the weights by so little that the training ends before it has got anywhere. A
healthy step changes weights by about a thousandth of their size.
"""

from collections.abc import Iterator

import numpy as np

from pellucid.doctor.change import SetLearningRate
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_TIMES, _RATIO, _CAREFUL = 0.12, 2e-5, 0.01


def check(chart: Chart) -> Iterator[Suspicion]:
    """Far below the optimiser's usual rate, or steps tiny beside the weights."""
    optimizer = chart.anatomy.optimizer
    usual = max(optimizer.usual, 1e-12)
    times, ratio = optimizer.rate / usual, step_ratio(chart)
    if times >= _TIMES and not 0 < ratio < _RATIO:
        return
    prior = 0.85 if times < _TIMES / 8 else 0.6
    # What libraries take when nobody chooses is on the careful side.
    brisk = usual * 3 if usual <= _CAREFUL else usual
    to = brisk if times < 1 else optimizer.rate * 10
    yield Suspicion(
        prior=prior if times < _TIMES else 0.35,
        why=f"The learning rate is {optimizer.rate:g}, {times:.2g} times what is usual for "
        f"{optimizer.name}; a step changes the weights by {ratio:.2g} of their size.",
        text=f"Raise the learning rate to {to:g}.",
        changes=(SetLearningRate(to=to),),
        evidence=(
            evidence("learning rate", optimizer.rate, usual * _TIMES),
            evidence("a step beside the weights", ratio, _RATIO),
        ),
    )


def step_ratio(chart: Chart) -> float:
    """The largest step of a layer beside its weights, at the median look; 0: unknown."""
    ratios: list[float] = []
    for layer in chart.anatomy.working:
        updates, weights = (chart.statistic(name, layer) for name in ("update_norm", "weight_norm"))
        if updates.size and updates.size == weights.size:
            both = updates[weights > 0] / weights[weights > 0]
            ratios += [float(np.median(both))] if both.size else []
    return max(ratios, default=0.0)


RULE = Rule("rate-low", "a learning rate that is too low", "learning-rate", check)
