"""Classes of very different sizes: always answering the largest is nearly right."""

from collections.abc import Iterator

from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_MOST, _LESS = 0.85, 0.15


def check(chart: Chart) -> Iterator[Suspicion]:
    """One class with most of the examples."""
    counts = chart.facts.counts if chart.facts else []
    total = sum(counts)
    # Of one class alone, `targets-constant` tells.
    if not total or max(counts) / total < _MOST or max(counts) == total:
        return
    share = max(counts) / total
    # Judged by examples of which fewer are of that class, the score itself shows the harm.
    elsewhere = chart.marks is not None and chart.marks.chance < share - _LESS
    yield Suspicion(
        prior=0.9 if elsewhere else 0.3,
        why=f"{share:.0%} of the examples are of one class.",
        text="Weigh the classes, or judge by a score that counts them alike.",
        evidence=(evidence("share of the largest class", share, _MOST),),
        certain=True,
    )


RULE = Rule("imbalance", "classes of very different sizes", "data-targets", check)
