"""Dropout that drops too much: what is left of each layer cannot carry the signal."""

from collections.abc import Iterator

from pellucid.doctor.change import SetDropout
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where

_HIGH = 0.55


def check(chart: Chart) -> Iterator[Suspicion]:
    """A dropout layer above the usual half."""
    rates = [(layer.rate, layer) for layer in chart.anatomy.layers if layer.rate]
    if not rates:
        return
    rate, layer = max(rates, key=lambda one: one[0])
    if rate <= _HIGH:
        return
    yield Suspicion(
        prior=0.75 if rate >= 0.75 else 0.5,
        why=f"{layer.name} drops {rate:.0%} of its inputs at every step.",
        text="Drop nothing; once it learns, a little (0.2) where it overfits.",
        changes=(SetDropout(rate=0.0),),
        evidence=(evidence("share dropped", rate, _HIGH),),
        layer=where(layer),
    )


RULE = Rule("dropout-high", "too much dropout", "regularisation", check)
