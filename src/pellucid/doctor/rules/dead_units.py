"""Dead units.

A ReLU unit that is 0 for every example gets no gradient from any and can never change again. A
few do no harm; most of a layer do. They die of steps that are too large, or begin dead.
"""

from collections.abc import Iterator

from pellucid.doctor.change import SetActivation, SetLearningRate
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where

_MANY = 0.5


def check(chart: Chart) -> Iterator[Suspicion]:
    """The layer with the largest share of dead units, at the end of the training."""
    shares = [
        (float(dead[-1]), float(dead[0]), layer)
        for layer, _ in chart.hidden
        if (dead := chart.statistic("dead", layer)).size
    ]
    if not shares:
        return
    last, first, layer = max(shares, key=lambda one: one[0])
    if last < _MANY:
        return
    optimizer = chart.anatomy.optimizer
    died = first < last / 2
    lower = SetLearningRate(to=min(optimizer.rate / 10, optimizer.usual))
    yield Suspicion(
        prior=0.5 + 0.2 * (last > 0.9),
        why=f"{last:.0%} of the units of {layer.name} give 0 for every example"
        + (f" ({first:.0%} did so before the first step)." if died else ", and did so from the "
           "start."),
        text="Use leaky ReLU, whose slope is nowhere 0, and a lower learning rate."
        if died else "Use leaky ReLU, whose slope is nowhere 0.",
        changes=(SetActivation(to="leaky-relu"), *((lower,) if died else ())),
        evidence=(evidence("share of dead units", last, _MANY),
                  evidence("share before the first step", first)),
        layer=where(layer),
    )  # fmt: skip


RULE = Rule("dead-units", "dead units", "activation", check)
