"""Targets that the loss cannot take.

A cross-entropy over K classes wants each target as a row of K numbers, its "sparse" kin the index
of the class. What is given is the other of the two, or of another shape altogether.
"""

from collections.abc import Iterator

from pellucid.doctor.change import EncodeTargets
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence


def check(chart: Chart) -> Iterator[Suspicion]:
    """The framework refused the targets."""
    misfit, problem = chart.misfit, chart.problem
    if misfit is None or misfit.part != "targets":
        return
    one_hot = problem.coding == "one-hot"
    to = "integers" if one_hot else "one-hot" if problem.coding == "integers" else "column"
    yield Suspicion(
        prior=0.97,
        why=str(misfit),
        text="Write the classes as their index (or use the loss that takes one-hot rows)."
        if one_hot
        else "Write each class as a one-hot row (or use the loss that takes class indices)."
        if to == "one-hot"
        else "Give the targets the shape of the outputs.",
        changes=(EncodeTargets(as_=to),),
        evidence=(evidence("axes of a target", len(misfit.shape)),),
        certain=True,
    )


RULE = Rule("targets-not-fitting", "targets that the loss cannot take", "data-targets", check)
