"""A stack so deep that signals are lost on the way, without shortcuts or normalisation."""

from collections.abc import Iterator

from pellucid.doctor.change import AddNormalisation, SetDepth
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_DEEP = 6


def check(chart: Chart) -> Iterator[Suspicion]:
    """Many hidden layers, one after another, with nothing that keeps signals alike."""
    kinds = {layer.kind for layer in chart.anatomy.layers}
    hidden = len(chart.anatomy.hidden)
    if hidden < _DEEP or not chart.anatomy.sequential:
        return
    dense = sum(layer.kind == "dense" for layer in chart.anatomy.hidden) > hidden / 2
    yield Suspicion(
        prior=0.4 if "normalisation" not in kinds else 0.3,
        why=f"{hidden} hidden layers, one after another.",
        text="Use two hidden layers." if dense else "Add batch normalisation after each layer.",
        changes=(SetDepth(hidden=2) if dense else AddNormalisation(),),
        evidence=(evidence("hidden layers", hidden, _DEEP),),
    )


RULE = Rule("depth-large", "too deep a stack", "architecture", check)
