"""An output with the wrong number of units.

One unit can tell two classes apart, not more; K classes want K units. A unit too few makes the
loss read beyond the end, or turns classes into a number line.
"""

from collections.abc import Iterator

from pellucid.doctor.chart import Chart
from pellucid.doctor.fitting import fitting_output, in_words, takes_classes_for_numbers
from pellucid.doctor.rule import Rule, Suspicion, evidence, where


def check(chart: Chart) -> Iterator[Suspicion]:
    """Fewer units than classes, where one does not do."""
    last, classes = chart.anatomy.last, chart.problem.classes
    if last is None or chart.problem.task != "multiclass" or last.units >= classes:
        return
    if chart.problem.coding == "one-hot" and last.units > 1:
        return
    if takes_classes_for_numbers(chart):  # the rule for that says more
        return
    change = fitting_output(chart)
    yield Suspicion(
        prior=0.97,
        why=f"There are {classes} classes and {last.units} output unit{'s' * (last.units > 1)}.",
        text=in_words(chart, change),
        changes=(change,),
        evidence=(evidence("output units", last.units, classes),),
        layer=where(last),
        certain=True,
    )


RULE = Rule("output-units", "fewer outputs than classes", "architecture", check)
