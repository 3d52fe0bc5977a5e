"""Targets that the output cannot reach.

A sigmoid gives numbers from 0 to 1, tanh from −1 to 1, ReLU none below 0. A target outside can
never be met, and the unit is driven to where its slope is flat.
"""

from collections.abc import Iterator

from pellucid.doctor.change import SetOutput
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where

RANGES = {
    "sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0), "softmax": (0.0, 1.0), "relu": (0.0, float("inf")),
    "softplus": (0.0, float("inf")), "elu": (-1.0, float("inf")), "selu": (-1.76, float("inf")),
    "hard-sigmoid": (0.0, 1.0), "relu6": (0.0, 6.0), "softsign": (-1.0, 1.0),
}  # fmt: skip
_SLACK = 1e-3


def check(chart: Chart) -> Iterator[Suspicion]:
    """Quantities, or classes written as −1 and 1, beyond the range of the output's function."""
    last, facts = chart.anatomy.last, chart.facts
    output = chart.anatomy.output_activation
    as_numbers = chart.problem.task == "regression" or chart.problem.coding == "minus-one-one"
    if last is None or facts is None or output not in RANGES or not as_numbers:
        return
    least, most = RANGES[output]
    beyond = max(least - facts.target_least, facts.target_most - most)
    if beyond <= _SLACK:
        return
    yield Suspicion(
        prior=0.97,
        why=f"The output's {output} gives numbers from {least:g} to {most:g}; "
        f"the targets go from {facts.target_least:.4g} to {facts.target_most:.4g}.",
        text="Make the output linear.",
        changes=(SetOutput(activation=_fitting(chart), units=last.units),),
        evidence=(
            evidence("smallest target", facts.target_least, least),
            evidence("largest target", facts.target_most, most),
        ),
        layer=where(last),
        certain=True,
    )


def _fitting(chart: Chart) -> str:
    return "tanh" if chart.problem.coding == "minus-one-one" else "linear"


RULE = Rule("output-range", "targets out of the output's reach", "output-activation", check)
