"""A loss that does not fit the task.

Squared error asks for the number itself: for classes its gradient vanishes just where the answer
is most wrong, since it is multiplied by the slope of the sigmoid or softmax. Cross-entropy asks
for shares, which quantities are not.
"""

from collections.abc import Iterator

from pellucid.doctor.anatomy import OF_CLASSES, OF_NUMBERS
from pellucid.doctor.chart import Chart
from pellucid.doctor.fitting import fitting_output, in_words, takes_classes_for_numbers
from pellucid.doctor.rule import Rule, Suspicion, evidence


def check(chart: Chart) -> Iterator[Suspicion]:
    """An error of numbers for classes, or a loss of classes for quantities."""
    loss, task = chart.anatomy.loss, chart.problem.task
    if takes_classes_for_numbers(chart):
        return
    if task == "regression" and loss.name in OF_CLASSES:
        prior, why = 0.98, f"The targets are quantities, but {loss.given} compares shares."
    elif task != "regression" and loss.name in OF_NUMBERS:
        # Squared error learns classes too, if slowly; the others hardly do.
        prior = 0.6 if loss.name == "squared-error" else 0.8
        why = f"The targets are classes, but {loss.given} measures distances."
    elif _shares_of_one(chart):
        prior, why = 0.9, f"{loss.given} compares rows of shares; a single one says nothing to it."
    elif _binary_for_many(chart):
        prior, why = 0.5, f"Each example has one class of many; {loss.given} takes each for itself."
    else:
        return
    change = fitting_output(chart)
    yield Suspicion(
        prior=prior,
        why=why,
        text=in_words(chart, change),
        changes=(change,),
        evidence=(evidence("classes", chart.problem.classes),),
        certain=task == "regression",
    )


def _shares_of_one(chart: Chart) -> bool:
    last = chart.anatomy.last
    return chart.anatomy.loss.name == "kl-divergence" and last is not None and last.units == 1


def _binary_for_many(chart: Chart) -> bool:
    one_of_many = chart.problem.task == "multiclass" and chart.problem.coding == "one-hot"
    return one_of_many and chart.anatomy.loss.name == "binary-cross-entropy"


RULE = Rule("loss-not-of-task", "a loss for another task", "loss", check)
