"""A softmax over one unit.

Softmax divides by the sum over the units: with one unit the answer is 1, whatever comes in, and
every gradient is 0. Two classes on one unit want a sigmoid.
"""

from collections.abc import Iterator

from pellucid.doctor.change import SetOutput
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where


def check(chart: Chart) -> Iterator[Suspicion]:
    """The last layer is a softmax of one unit."""
    last = chart.anatomy.last
    if last is None or chart.anatomy.output_activation != "softmax" or last.units != 1:
        return
    number = chart.problem.task == "regression"
    change = (
        SetOutput(activation="linear", units=1, loss="squared-error")
        if number
        else SetOutput(activation="sigmoid", units=1, loss="binary-cross-entropy")
    )
    yield Suspicion(
        prior=0.99,
        why="A softmax over a single unit is always 1: the network cannot say anything else.",
        text=f"Give the output the activation {change.activation} instead of softmax.",
        changes=(change,),
        evidence=(evidence("output units", 1, 2),),
        layer=where(last),
        certain=True,
    )


RULE = Rule("output-one-softmax", "softmax over one unit", "output-activation", check)
