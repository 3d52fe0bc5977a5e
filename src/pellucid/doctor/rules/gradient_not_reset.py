"""A gradient that is not reset.

PyTorch adds each gradient to the last until it is told to forget (`optimizer.zero_grad()`): without
that every step follows the sum of all gradients so far.
"""

from collections.abc import Iterator

from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_OFTEN = 0.5


def check(chart: Chart) -> Iterator[Suspicion]:
    """Most steps were taken with an old gradient in the sum."""
    loop = chart.loop
    if loop is None or loop.not_reset < _OFTEN:
        return
    yield Suspicion(
        prior=0.97,
        why=f"{loop.not_reset:.0%} of the steps followed a gradient to which older ones were "
        "added.",
        text="Call optimizer.zero_grad() before loss.backward().",
        evidence=(evidence("share of steps", loop.not_reset, _OFTEN),),
        certain=True,
    )


RULE = Rule("gradient-not-reset", "a gradient that is not reset", "code", check)
