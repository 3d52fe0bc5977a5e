"""Overfitting: learned by heart, not understood.

Training examples are answered well, held ones badly, where another network does better: the
network has room enough to remember each example, and nothing keeps it from doing so.
"""

from collections.abc import Iterator

from pellucid.doctor.change import SetDropout, SetRegularisation, SetUnits
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_GAP = 0.15


def check(chart: Chart) -> Iterator[Suspicion]:
    """A gap between the two scores, and a reference that has less of it."""
    marks = chart.marks
    if marks is None or marks.held is None:
        return
    if marks.gap < _GAP or marks.lost < _GAP / 2:
        return
    smaller = max([layer.units for layer in chart.anatomy.hidden], default=0) > 64
    yield Suspicion(
        prior=0.5,
        why=f"It scores {marks.training:.1%} on what it learned from, {marks.held:.1%} on the "
        "rest.",
        text="Penalise weights (L2 of 0.001), use dropout, a smaller network, or more examples.",
        changes=(SetUnits(units=32),) if smaller else (SetRegularisation(rate=0.001),),
        evidence=(evidence("gap between the scores", marks.gap, _GAP),),
    )
    if any(layer.rate for layer in chart.anatomy.layers):
        return
    yield Suspicion(
        prior=0.4,
        why="Nothing keeps it from learning by heart.",
        text="Penalise weights (L2 of 0.001), and drop 30 % of each hidden layer (dropout).",
        changes=(SetDropout(rate=0.3), SetRegularisation(rate=0.001)),
        evidence=(evidence("gap between the scores", marks.gap, _GAP),),
    )


RULE = Rule("overfitting", "overfitting", "regularisation", check)
