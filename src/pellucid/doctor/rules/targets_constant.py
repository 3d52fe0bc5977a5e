"""Targets that are all the same: there is nothing to tell apart.

Always giving that one answer is perfect, and that is all that is learned.
"""

from collections.abc import Iterator

from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence


def check(chart: Chart) -> Iterator[Suspicion]:
    """One class only, or one number."""
    facts = chart.facts
    if facts is None or facts.targets_not_finite == facts.rows:
        return
    several = facts.target_most > facts.target_least
    if (facts.counts > 0).sum() != 1 if len(facts.counts) else several:
        return
    yield Suspicion(
        prior=0.97,
        why=f"Each of {facts.rows} targets is {facts.target_most:g}."
        if not len(facts.counts)
        else f"Each of {facts.rows} examples is of one class.",
        text="Look at how the targets were made: print(y[:10]).",
        evidence=(evidence("different targets", 1, 2),),
        certain=True,
    )


RULE = Rule("targets-constant", "targets that are all the same", "data-targets", check)
