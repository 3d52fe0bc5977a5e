"""Classes written as −1 and 1, for a loss that wants 0 and 1.

Cross-entropy with a target of −1 rewards the network without bound for being wrong.
"""

from collections.abc import Iterator

from pellucid.doctor.change import EncodeTargets
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence


def check(chart: Chart) -> Iterator[Suspicion]:
    """Targets of −1 under a cross-entropy."""
    shares = chart.anatomy.loss.name in ("binary-cross-entropy", "cross-entropy")
    if chart.problem.coding != "minus-one-one" or not shares:
        return
    yield Suspicion(
        prior=0.97,
        why=f"Targets are −1 and 1; {chart.anatomy.loss.given} wants 0 and 1.",
        text="Write the classes as 0 and 1.",
        changes=(EncodeTargets(as_="zero-one"),),
        evidence=(evidence("smallest target", -1, 0),),
        certain=True,
    )


RULE = Rule("targets-minus-one", "−1 and 1 for a cross-entropy", "data-targets", check)
