"""Softmax twice.

The loss applies softmax (or sigmoid) itself, and the output has gone through one already. The
second sees only numbers from 0 to 1: with K classes no class can get more than e / (e + K − 1),
gradients are small, and the loss cannot come near 0.
"""

from collections.abc import Iterator

from pellucid.doctor.change import SetOutput
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where

_WITH_LOGITS = ("cross-entropy", "binary-cross-entropy")


def check(chart: Chart) -> Iterator[Suspicion]:
    """A loss that takes logits gets shares."""
    last, loss = chart.anatomy.last, chart.anatomy.loss
    output = chart.anatomy.output_activation
    if last is None or not (loss.logits and loss.name in _WITH_LOGITS):
        return
    if output not in ("softmax", "sigmoid"):
        return
    yield Suspicion(
        prior=0.9,
        why=f"{loss.given} applies {_own(chart)} itself; the network's output is {output} already.",
        text=f"Take the {output} away from the output: let the loss have the sums.",
        changes=(SetOutput(activation="linear", units=last.units),),
        evidence=(evidence("times applied", 2, 1),),
        layer=where(last),
        certain=True,
    )


def _own(chart: Chart) -> str:
    return "softmax" if chart.anatomy.loss.name == "cross-entropy" else "sigmoid"


RULE = Rule("output-twice", "softmax twice", "output-activation", check)
