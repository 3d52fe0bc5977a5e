"""Too much momentum: steps pile up, 1 / (1 − momentum) of them, and overshoot."""

from collections.abc import Iterator

from pellucid.doctor.change import SetOptimizer
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_HIGH = 0.97


def check(chart: Chart) -> Iterator[Suspicion]:
    """A momentum near 1."""
    optimizer = chart.anatomy.optimizer
    if not optimizer.name.startswith(("sgd", "momentum", "nesterov", "rms")):
        return
    if optimizer.momentum <= _HIGH:
        return
    yield Suspicion(
        prior=0.75,
        why=f"With a momentum of {optimizer.momentum:g} the last "
        f"{1 / max(1e-9, 1 - optimizer.momentum):.0f} steps add up.",
        text="Use a momentum of 0.9, or Adam at 0.001.",
        changes=(SetOptimizer(to="adam", rate=0.001),),
        evidence=(evidence("momentum", optimizer.momentum, _HIGH),),
    )


RULE = Rule("momentum-high", "too much momentum", "optimizer", check)
