"""Steps without a gradient: the loss was computed apart from the network, or never sent back."""

from collections.abc import Iterator

from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_OFTEN = 0.5


def check(chart: Chart) -> Iterator[Suspicion]:
    """No gradient reached most steps."""
    loop = chart.loop
    if loop is None or loop.without_gradient < _OFTEN:
        return
    yield Suspicion(
        prior=0.97,
        why=f"No gradient reached {loop.without_gradient:.0%} of the optimiser's steps.",
        text="Call loss.backward() before optimizer.step(), with the loss of the network's own "
        "outputs: not detached, not under torch.no_grad().",
        evidence=(evidence("share of steps", loop.without_gradient, _OFTEN),),
        certain=True,
    )


RULE = Rule("gradient-missing", "steps without a gradient", "code", check)
