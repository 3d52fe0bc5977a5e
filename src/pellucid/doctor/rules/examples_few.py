"""Too few examples: learned by heart, and not enough of them to learn anything else.

No other learner makes more of them either. It is no mistake of the network, but more examples
would help where nothing else does.
"""

from collections.abc import Iterator

from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_GAP, _FEW, _OF_A_CLASS, _LEFT = 0.3, 60, 10, 0.1


def check(chart: Chart) -> Iterator[Suspicion]:
    """A wide gap between the two scores, few examples, and nobody who does better."""
    marks, facts = chart.marks, chart.facts
    if marks is None or facts is None or marks.held is None or marks.unlearnable:
        return
    enough = max(_FEW, _OF_A_CLASS * chart.problem.classes)
    if marks.gap < _GAP or marks.lost > _LEFT or facts.rows >= enough:
        return
    yield Suspicion(
        prior=0.4,
        why=f"It learned from {facts.rows} examples, by heart: it scores {marks.training:.1%} on "
        f"them and {marks.held:.1%} on others. Other learners make no more of so few.",
        text="Collect more examples.",
        evidence=(evidence("examples", facts.rows, enough),),
        certain=True,
    )


RULE = Rule("examples-few", "too few examples", "data-inputs", check)
