"""Biases that begin so low that units are silent.

A ReLU unit with a bias far below 0 gives 0 for every example from the start, and what gives 0 has
no gradient: it never wakes.
"""

from collections.abc import Iterator

from pellucid.doctor.change import SetInitialisation
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where
from pellucid.doctor.rules.initial_constant import drawing

_FAR = 1.5


def check(chart: Chart) -> Iterator[Suspicion]:
    """A hidden layer whose biases begin far from 0."""
    for layer, _ in chart.hidden:
        bias = layer.bias
        if bias is None or abs(bias.mean) < _FAR:
            continue
        dead = chart.statistic("dead", layer)[:1]
        yield Suspicion(
            prior=0.9 if dead.size and dead[0] > 0.5 else 0.5,
            why=f"The biases of {layer.name} begin at about {bias.mean:.3g}.",
            text="Begin with biases of 0.",
            changes=(SetInitialisation(to=drawing(chart)),),
            evidence=(evidence("mean of the biases", bias.mean, -_FAR),),
            layer=where(layer),
        )
        return


RULE = Rule("initial-bias", "biases that begin far from 0", "initialisation", check)
