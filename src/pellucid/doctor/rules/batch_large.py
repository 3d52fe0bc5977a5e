"""Batches so large that few steps are taken: an epoch of one batch is one step."""

from collections.abc import Iterator

from pellucid.doctor.change import SetBatchSize
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_SHARE, _USUAL = 0.25, 32


def check(chart: Chart) -> Iterator[Suspicion]:
    """A batch of a quarter of all examples and more, where examples are many."""
    rows = chart.facts.rows if chart.facts else 0
    share = chart.regime.batch_size / max(1, rows)
    if share < _SHARE or rows < 100 or chart.regime.batch_size < 2 * _USUAL:
        return
    yield Suspicion(
        prior=0.6 if share > 2 * _SHARE and chart.steps < 500 else 0.35,
        why=f"A batch holds {min(chart.regime.batch_size, rows)} of {rows} examples: "
        f"{chart.steps} steps in all.",
        text=f"Use batches of {_USUAL}.",
        changes=(SetBatchSize(to=_USUAL),),
        evidence=(evidence("share of the examples in a batch", share, _SHARE),),
    )


RULE = Rule("batch-large", "too large a batch", "batch-size", check)
