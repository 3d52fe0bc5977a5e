"""Inputs that the network cannot take: another shape than its first layer was made for."""

from collections.abc import Iterator

from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence


def check(chart: Chart) -> Iterator[Suspicion]:
    """The framework refused the inputs."""
    misfit = chart.misfit
    if misfit is None or misfit.part != "inputs":
        return
    wanted = f"({', '.join('any' if size is None else str(size) for size in misfit.wanted or ())})"
    yield Suspicion(
        prior=0.97,
        why=str(misfit),
        text=f"Give each example the shape {wanted}, or the first layer the shape {misfit.shape}.",
        evidence=(evidence("axes of an example", len(misfit.shape)),),
        certain=True,
    )


RULE = Rule("inputs-not-fitting", "inputs of another shape", "data-inputs", check)
