"""Classes of very different sizes: always answering the largest is nearly right."""

from collections.abc import Iterator

from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_MOST = 0.9


def check(chart: Chart) -> Iterator[Suspicion]:
    """One class with nine tenths of the examples."""
    counts = chart.facts.counts if chart.facts else []
    total = sum(counts)
    if not total or max(counts) / total < _MOST:
        return
    share = max(counts) / total
    yield Suspicion(
        prior=0.3,
        why=f"{share:.0%} of the examples are of one class.",
        text="Weigh the classes, or judge by a score that counts them alike.",
        evidence=(evidence("share of the largest class", share, _MOST),),
        certain=True,
    )


RULE = Rule("imbalance", "classes of very different sizes", "data-targets", check)
