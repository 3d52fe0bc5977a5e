"""Features that tell nothing: the same for every example, or a copy of another feature.

They hold nothing back, but cost time, and a column that was meant to tell something may be among
them.
"""

from collections.abc import Iterator

from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence
from pellucid.doctor.rules.inputs_constant import NEARLY_ALL


def check(chart: Chart) -> Iterator[Suspicion]:
    """Some features of a table; where they are nearly all, `inputs-constant` tells."""
    facts = chart.facts
    if facts is None or facts.tokens or not 0 < facts.idle < NEARLY_ALL * len(facts.stds):
        return
    yield Suspicion(
        prior=0.5,
        why=f"{facts.idle} of {len(facts.stds)} features never change, or repeat another.",
        text="Leave them out, or look why they are so.",
        evidence=(evidence("features that tell nothing", facts.idle, 0),),
    )


RULE = Rule("inputs-idle", "features that tell nothing", "data-inputs", check)
