"""Targets that the loss cannot take.

A cross-entropy over K classes wants each target as a row of K numbers, its "sparse" kin the index
of the class. What is given is the other of the two, or of another shape altogether.
"""

from collections.abc import Iterator

from pellucid.doctor.change import EncodeTargets
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence
from pellucid.doctor.rules import targets_out_of_range

_ADVICE = {
    "integers": "Write the classes as their index (or use the loss that takes one-hot rows).",
    "one-hot": "Write each class as a one-hot row (or use the loss that takes class indices).",
    "flat": "Give the targets one axis: y.reshape(-1).",
    "column": "Give the targets the shape of the outputs.",
}


def check(chart: Chart) -> Iterator[Suspicion]:
    """The framework refused the targets."""
    misfit = chart.misfit
    if misfit is None or misfit.part != "targets":
        return
    if list(targets_out_of_range.check(chart)):
        return
    to = _fitting(chart)
    yield Suspicion(
        prior=0.97,
        why=str(misfit),
        text=_ADVICE[to],
        changes=(EncodeTargets(as_=to),),
        evidence=(evidence("axes of a target", len(misfit.shape)),),
        certain=True,
    )


def _fitting(chart: Chart) -> str:
    """How the loss wants them: by index, as rows, or as the outputs are."""
    problem = chart.problem
    if problem.coding == "one-hot":
        return "integers"
    if chart.anatomy.loss.integers and problem.classes and problem.shape == (1,):
        return "flat"
    return "one-hot" if problem.coding == "integers" else "column"


RULE = Rule("targets-not-fitting", "targets that the loss cannot take", "data-targets", check)
