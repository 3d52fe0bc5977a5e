"""Examples that are learned from and judged by: the score then shows memory, not learning."""

from collections.abc import Iterator

from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_MUCH = 0.2


def check(chart: Chart) -> Iterator[Suspicion]:
    """Held examples that are also training examples, beyond what repeats by nature."""
    facts = chart.facts
    if facts is None or facts.shared < _MUCH or facts.shared < 1.5 * facts.repeated:
        return
    yield Suspicion(
        prior=0.1,
        why=f"{facts.shared:.0%} of the validation examples are also among those learned from.",
        text="Split the examples so that none is in both parts.",
        evidence=(evidence("share in both parts", facts.shared, _MUCH),),
        certain=True,
    )


RULE = Rule("leakage", "the same examples in both parts", "data-inputs", check)
