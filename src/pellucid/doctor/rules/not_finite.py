"""Numbers that became infinite.

Loss or weights grew beyond what a number can hold, step by step: steps too large for how steep
the loss is, or inputs so large that it is that steep.
"""

from collections.abc import Iterator

from pellucid.doctor.change import SetLearningRate
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_LARGE = 20.0


def check(chart: Chart) -> Iterator[Suspicion]:
    """The training broke, and not by its data."""
    broken = chart.recording.broken if chart.recording else None
    facts, optimizer = chart.facts, chart.anatomy.optimizer
    if broken is None or broken.what == "inputs":
        return
    if facts and (facts.not_finite or facts.targets_not_finite):
        return
    large = facts is not None and facts.scale > _LARGE and not chart.normalised
    yield Suspicion(
        prior=0.6 if large or optimizer.rate <= optimizer.usual else 0.85,
        why=f"From step {broken.step} on numbers were not finite, first the {broken.what}"
        + (f" of {broken.layer}." if broken.layer else "."),
        text=f"Lower the learning rate, which is {optimizer.rate:g}.",
        changes=(SetLearningRate(to=min(optimizer.rate / 100, optimizer.usual)),),
        evidence=(evidence("step", broken.step), evidence("learning rate", optimizer.rate)),
    )


RULE = Rule("not-finite", "numbers that became infinite", "learning-rate", check)
