"""A learning rate that is too high.

Steps longer than the valley is wide throw the network from side to side: the loss jumps, rises,
or stays where one bad step left it.
"""

from collections.abc import Iterator

import numpy as np

from pellucid.doctor.change import SetLearningRate
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence
from pellucid.doctor.rules.rate_low import step_ratio

_TIMES, _RATIO = 8.0, 0.05


def check(chart: Chart) -> Iterator[Suspicion]:
    """Far above the optimiser's usual rate; or steps large beside the weights, a jumping loss."""
    optimizer = chart.anatomy.optimizer
    times, ratio, jumps = optimizer.rate / _usual(chart), step_ratio(chart), _jumps(chart)
    prior = 0.0
    if times > _TIMES:
        prior = 0.6 + 0.3 * (times > 4 * _TIMES)
    elif ratio > _RATIO or jumps > 0.3:
        prior = 0.4 + 0.2 * (ratio > 4 * _RATIO)
    if not prior:
        return
    yield Suspicion(
        prior=prior,
        why=f"The learning rate is {optimizer.rate:g}, {times:.3g} times what is usual for "
        f"{optimizer.name}.",
        text=f"Lower the learning rate to {lower(chart):g}.",
        changes=(SetLearningRate(to=lower(chart)),),
        evidence=(
            evidence("learning rate", optimizer.rate, _usual(chart) * _TIMES),
            evidence("a step beside the weights", ratio, _RATIO),
            evidence("share of looks at which the loss rose", jumps, 0.3),
        ),
    )


def _usual(chart: Chart) -> float:
    return max(chart.anatomy.optimizer.usual, 1e-12)


def lower(chart: Chart) -> float:
    """A tenth, or the usual rate where that is lower still."""
    optimizer = chart.anatomy.optimizer
    return min(optimizer.rate / 10, _usual(chart))


def _jumps(chart: Chart) -> float:
    """The share of looks at which the training loss rose by more than a twentieth."""
    if chart.recording is None:
        return 0.0
    losses = chart.recording.curve("training_loss")
    losses = losses[np.isfinite(losses)]
    if len(losses) < 6:
        return 0.0
    return float((np.diff(losses) > 0.05 * np.abs(losses[:-1])).mean())


RULE = Rule("rate-high", "a learning rate that is too high", "learning-rate", check)
