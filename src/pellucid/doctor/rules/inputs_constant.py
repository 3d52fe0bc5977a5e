"""Inputs that never change: there is nothing in them to learn from.

A feature with the same number for every example tells nothing; where nearly all are so, something
went wrong on the way from the data to the network: a scale that rounds to nothing, the wrong
column, an array that was never filled.
"""

from collections.abc import Iterator

from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

NEARLY_ALL, _FAINT = 0.9, 1e-7


def check(chart: Chart) -> Iterator[Suspicion]:
    """Nine tenths of all features are constant, or as good as."""
    facts = chart.facts
    if facts is None or not len(facts.stds) or facts.not_finite == facts.rows:
        return
    still = float((facts.stds <= _FAINT * (1 + abs(facts.means))).mean())
    if still < NEARLY_ALL:
        return
    yield Suspicion(
        prior=0.97,
        why=f"{still:.0%} of the features are the same for every example.",
        text="Look at what the network is given: print(x[:3], x.std(0)).",
        evidence=(evidence("share of constant features", still, NEARLY_ALL),),
        certain=True,
    )


RULE = Rule("inputs-constant", "inputs that never change", "data-inputs", check)
