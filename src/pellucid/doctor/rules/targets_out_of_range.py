"""Classes beyond the outputs.

With K output units the classes are 0 to K − 1. A label beyond has no unit: some libraries stop,
others compute with it silently, as not-a-number or as nothing. Labels that begin at 1 are the
usual reason.
"""

from collections.abc import Iterator

from pellucid.doctor.change import EncodeTargets
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence


def check(chart: Chart) -> Iterator[Suspicion]:
    """Class indices above the last unit, below 0, or beginning at 1."""
    last, facts, loss = chart.anatomy.last, chart.facts, chart.anatomy.loss
    if last is None or facts is None or chart.problem.coding not in ("integers", "zero-one"):
        return
    indexed = loss.integers and last.units > 1
    labels = loss.name == "binary-cross-entropy" and last.units == 1
    most = last.units - 1 if indexed else 1
    if not (indexed or labels) or (facts.target_most <= most and facts.target_least >= 0):
        return
    yield Suspicion(
        prior=0.97,
        why=f"Labels go from {facts.target_least:g} to {facts.target_most:g}; the output knows "
        f"the classes 0 to {most}.",
        text="Number the classes from 0.",
        changes=(EncodeTargets(as_="integers"),),
        evidence=(
            evidence("largest label", facts.target_most, most),
            evidence("smallest label", facts.target_least, 0),
        ),
        certain=True,
    )


RULE = Rule("targets-out-of-range", "labels beyond the outputs", "data-targets", check)
