"""Learning that hangs on luck: the same network learns well or not at all.

What differed was the order in which it saw its examples, and what else is drawn on the way. A rate
near the edge of what it can bear, or a few narrow layers that may die, make it so.
"""

from collections.abc import Iterator

from pellucid.doctor.change import SetLearningRate
from pellucid.doctor.chart import Chart, skill
from pellucid.doctor.rule import Rule, Suspicion, evidence

_APART, _LOWER = 0.3, 5


def check(chart: Chart) -> Iterator[Suspicion]:
    """Trainings that began alike and ended far apart."""
    marks = chart.marks
    if marks is None or len(chart.repeats) < 2:
        return
    skills = [skill(float(one), marks.chance) for one in chart.repeats]
    apart, rate = max(skills) - min(skills), chart.anatomy.optimizer.rate / _LOWER
    if apart < _APART:
        return
    scores = ", ".join(f"{one:.1%}" for one in chart.repeats)
    yield Suspicion(
        prior=0.5,
        why=f"Trained {len(skills)} times from the same weights, in other orders of the examples, "
        f"it scored {scores}.",
        text=f"Lower the learning rate, to {rate:.2g}; wider layers help too.",
        changes=(SetLearningRate(to=rate),),
        evidence=(evidence("how far apart, as skill", apart, _APART),),
        certain=True,
    )


RULE = Rule("unsteady", "learning that hangs on luck", "learning-rate", check)
