"""Targets that have nothing to do with the inputs, as far as anybody can see.

The network may learn its examples by heart, but of others neither it nor any other learner knows
more than chance. Mostly inputs and targets were sorted or shuffled apart from each other; else
what the answer hangs on is not among the inputs.
"""

from collections.abc import Iterator

from pellucid.doctor.chart import NOTHING, Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence


def check(chart: Chart) -> Iterator[Suspicion]:
    """Nobody did better on held examples than always the same answer does."""
    marks, facts = chart.marks, chart.facts
    if marks is None or facts is None or marks.held is None or not marks.unlearnable:
        return
    if facts.target_most == facts.target_least:
        return
    yield Suspicion(
        prior=0.6,
        why="Neither this network nor other learners tell more of held examples than always the "
        "same answer would.",
        text="See that inputs and targets are in the same order: shuffle them together, by one "
        "permutation.",
        certain=True,
        evidence=(evidence("skill of the best", marks.reachable or 0.0, NOTHING),),
    )


RULE = Rule("targets-unrelated", "targets unrelated to the inputs", "data-targets", check)
