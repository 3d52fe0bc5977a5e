"""Numbers that are not finite.

One NaN or infinity in a batch makes the loss NaN, its gradient NaN, and with the next step every
weight: nothing is left to learn with.
"""

from collections.abc import Iterator

from pellucid.doctor.change import DropRows
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence


def check(chart: Chart) -> Iterator[Suspicion]:
    """Inputs with NaN or infinity."""
    facts = chart.facts
    if facts is None or not facts.not_finite:
        return
    yield Suspicion(
        prior=1.0,
        why=f"{facts.not_finite} of {facts.rows} examples hold a number that is missing or "
        "infinite; one is enough to turn every weight into NaN.",
        text="Leave those examples out, or fill in what is missing.",
        changes=(DropRows(),),
        evidence=(evidence("examples with numbers not finite", facts.not_finite, 0),),
        certain=True,
    )


RULE = Rule("inputs-not-finite", "inputs that are not finite", "data-inputs", check)
