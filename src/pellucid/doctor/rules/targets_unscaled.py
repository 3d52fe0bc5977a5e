"""Quantities far from the size of 1.

The loss of targets in the thousands is in the millions, and so are its gradients; and an output
that begins near 0 has a long way to go.
"""

from collections.abc import Iterator

from pellucid.doctor.change import ScaleTargets
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_LARGE, _FAR = 8.0, 4.0


def check(chart: Chart) -> Iterator[Suspicion]:
    """Targets with a large spread, or far from 0 for their spread."""
    facts = chart.facts
    if facts is None or chart.problem.task != "regression":
        return
    spread, offset = facts.target_std, abs(facts.target_mean)
    far = offset > _FAR * max(spread, 1e-12) and offset > _LARGE
    small = 0 < spread < 0.02
    if spread <= _LARGE and not far and not small:
        return
    size = max(spread, offset)
    yield Suspicion(
        prior=0.9 if size > 100 * _LARGE else 0.7 if size > 5 * _LARGE else 0.5,
        why=f"Targets lie about {facts.target_mean:.4g} with a spread of {spread:.3g}.",
        text="Scale the targets to mean 0 and standard deviation 1, and the answers back.",
        changes=(ScaleTargets(),),
        evidence=(
            evidence("spread of the targets", spread, _LARGE),
            evidence("mean of the targets", facts.target_mean),
        ),
    )


RULE = Rule("targets-unscaled", "targets that are not scaled", "data-targets", check)
