"""Layers that nothing goes through: they stand in the network, and no output hangs on them."""

from collections.abc import Iterator

from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence


def check(chart: Chart) -> Iterator[Suspicion]:
    """Layers that were never reached."""
    unused = chart.anatomy.unused
    if not unused:
        return
    yield Suspicion(
        prior=0.3,
        why=f"Nothing goes through {', '.join(unused)}.",
        text="Use these layers in forward(), or take them out.",
        evidence=(evidence("layers that are not reached", len(unused), 0),),
        certain=True,
    )


RULE = Rule("layers-unused", "layers that nothing goes through", "code", check)
