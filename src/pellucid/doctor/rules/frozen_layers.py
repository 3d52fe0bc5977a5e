"""Layers that do not learn.

A layer that is frozen keeps its first, random weights. That is meant where they were learned
before; else the network learns with what the other layers can do alone.
"""

from collections.abc import Iterator

from pellucid.doctor.change import Unfreeze
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where


def check(chart: Chart) -> Iterator[Suspicion]:
    """Layers with weights that may not change."""
    frozen = [layer for layer in chart.anatomy.working if not layer.trainable]
    if not frozen:
        return
    yield Suspicion(
        prior=0.85,
        why=f"{len(frozen)} of {len(chart.anatomy.working)} layers with weights are frozen, "
        f"{frozen[0].name} the first of them.",
        text="Let them learn (trainable, requires_grad), unless their weights were learned before.",
        changes=(Unfreeze(),),
        evidence=(evidence("frozen layers", len(frozen), 0),),
        layer=where(frozen[0]),
    )


RULE = Rule("frozen-layers", "layers that do not learn", "architecture", check)
