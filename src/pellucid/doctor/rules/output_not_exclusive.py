"""Sigmoids for classes that exclude each other.

One example has one class. A sigmoid for each class lets all be likely at once, and cross-entropy
over classes then rewards only the right one and punishes no other: all of them rise together.
"""

from collections.abc import Iterator

from pellucid.doctor.chart import Chart
from pellucid.doctor.fitting import fitting_output, in_words
from pellucid.doctor.rule import Rule, Suspicion, evidence, where


def check(chart: Chart) -> Iterator[Suspicion]:
    """Several units without a softmax, for classes of which each example has one."""
    last, loss = chart.anatomy.last, chart.anatomy.loss
    output = chart.anatomy.output_activation
    if last is None or last.units < 2 or chart.problem.task not in ("binary", "multiclass"):
        return
    if loss.logits or output not in ("sigmoid", "tanh", "relu"):
        return
    change = fitting_output(chart)
    yield Suspicion(
        prior=0.85 if loss.name == "cross-entropy" else 0.5,
        why=f"Each example has one class of {chart.problem.classes}, but the {last.units} outputs "
        f"go through {output}, each for itself.",
        text=in_words(chart, change),
        changes=(change,),
        evidence=(evidence("output units", last.units), evidence("classes", chart.problem.classes)),
        layer=where(last),
        certain=loss.name == "cross-entropy",
    )


RULE = Rule("output-not-exclusive", "sigmoid for one class of many", "output-activation", check)
