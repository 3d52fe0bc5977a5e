"""Batches so small that each step follows one example's whim."""

from collections.abc import Iterator

from pellucid.doctor.change import SetBatchSize
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_SMALL = 3


def check(chart: Chart) -> Iterator[Suspicion]:
    """A batch of one or two among many examples."""
    rows = chart.facts.rows if chart.facts else 0
    if chart.regime.batch_size > _SMALL or rows < 32:
        return
    normalises = any(layer.kind == "normalisation" for layer in chart.anatomy.layers)
    yield Suspicion(
        prior=0.7 if normalises else 0.4,
        why=f"Each step follows {chart.regime.batch_size} example(s)"
        + (", and batch normalisation cannot measure anything on so few." if normalises else "."),
        text="Use batches of 32.",
        changes=(SetBatchSize(to=32),),
        evidence=(evidence("examples in a batch", chart.regime.batch_size, _SMALL),),
    )


RULE = Rule("batch-small", "too small a batch", "batch-size", check)
