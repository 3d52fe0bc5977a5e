"""Classes that are learned as numbers.

One output and a squared error take the index of a class for a quantity: class 1 then lies between
0 and 2, and who hesitates between 0 and 2 answers 1. Classes that have no order want an output
each, and cross-entropy.
"""

from collections.abc import Iterator

from pellucid.doctor.change import AnyChange, EncodeTargets
from pellucid.doctor.chart import Chart
from pellucid.doctor.fitting import fitting_output, in_words, takes_classes_for_numbers
from pellucid.doctor.rule import Rule, Suspicion, evidence, where


def check(chart: Chart) -> Iterator[Suspicion]:
    """One output, a loss of numbers, and targets that are 0, 1, 2, ... about equally often."""
    last, classes = chart.anatomy.last, chart.problem.classes
    if last is None or not takes_classes_for_numbers(chart):
        return
    change = fitting_output(chart)
    # PyTorch's loss of classes takes their indices without an axis of their own.
    column = chart.problem.shape == (1,) and chart.anatomy.framework == "pytorch"
    flat: tuple[AnyChange, ...] = (EncodeTargets(as_="flat"),) if column else ()
    yield Suspicion(
        prior=0.8,
        why=f"The targets are {classes} classes, numbered from 0; one output learns the number "
        f"as a quantity, with {chart.anatomy.loss.given}.",
        text=in_words(chart, change) + " Give it targets of one axis: y.reshape(-1)." * column,
        changes=(*flat, change),
        evidence=(evidence("output units", last.units, classes),),
        layer=where(last),
    )


RULE = Rule("classes-as-numbers", "classes learned as numbers", "loss", check)
