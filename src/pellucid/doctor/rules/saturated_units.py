"""Saturated units.

Where a sigmoid or tanh is flat, no gradient comes through. A layer most of whose units sit there
for most examples has all but stopped learning; inputs or weights are too large for it.
"""

from collections.abc import Iterator

from pellucid.doctor.change import SetActivation
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where

_MANY = 0.5


def check(chart: Chart) -> Iterator[Suspicion]:
    """A hidden layer of which more than half are saturated."""
    for layer, _ in chart.hidden:
        shares = chart.statistic("saturated", layer)
        if not shares.size or shares.max() < _MANY:
            continue
        yield Suspicion(
            prior=0.45,
            why=f"{shares.max():.0%} of the units of {layer.name} are at the flat ends of "
            f"{chart.anatomy.activation_of(layer)} for most examples.",
            text="Use ReLU in the hidden layers (and scale the inputs).",
            changes=(SetActivation(to="relu"),),
            evidence=(evidence("share of saturated units", float(shares.max()), _MANY),),
            layer=where(layer),
        )
        return


RULE = Rule("saturated-units", "saturated units", "activation", check)
