"""Targets that are not finite: one is enough to make the loss, and then every weight, NaN."""

from collections.abc import Iterator

from pellucid.doctor.change import DropRows
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence


def check(chart: Chart) -> Iterator[Suspicion]:
    """Targets with NaN or infinity."""
    facts = chart.facts
    if facts is None or not facts.targets_not_finite:
        return
    yield Suspicion(
        prior=1.0,
        why=f"{facts.targets_not_finite} targets are missing or infinite.",
        text="Leave out the examples without a target.",
        changes=(DropRows(),),
        evidence=(evidence("targets not finite", facts.targets_not_finite, 0),),
        certain=True,
    )


RULE = Rule("targets-not-finite", "targets that are not finite", "data-targets", check)
