"""Targets that are broadcast against outputs.

Outputs of shape (N, 1) minus targets of shape (N,) is a matrix of N × N differences: every output
is compared with every target, and the best answer to that is the mean for all.
"""

from collections.abc import Iterator

from pellucid.doctor.anatomy import OF_NUMBERS
from pellucid.doctor.change import EncodeTargets
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence


def check(chart: Chart) -> Iterator[Suspicion]:
    """PyTorch: an elementwise loss of (N, 1) outputs and (N,) targets."""
    outputs, target = chart.anatomy.outputs, chart.problem.shape
    if chart.anatomy.framework != "pytorch" or chart.anatomy.loss.name not in OF_NUMBERS:
        return
    if tuple(outputs) == tuple(target) or len(outputs) == len(target):
        return
    yield Suspicion(
        prior=0.98,
        why=f"Each output has shape {tuple(outputs)}, each target {tuple(target)}: PyTorch "
        "compares every output with every target of the batch.",
        text="Give the targets the outputs' shape: y.reshape(-1, 1).",
        changes=(EncodeTargets(as_="column"),),
        evidence=(
            evidence("axes of an output", len(outputs)),
            evidence("axes of a target", len(target)),
        ),
        certain=True,
    )


RULE = Rule("targets-broadcast", "targets broadcast against outputs", "data-targets", check)
