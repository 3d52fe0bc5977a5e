"""What output and loss fit a problem."""

from pellucid.doctor.change import SetOutput
from pellucid.doctor.chart import Chart


def fitting_output(chart: Chart) -> SetOutput:
    """The output activation, its units and the loss that suit the targets as they are written.

    A PyTorch loss that applies softmax itself keeps getting sums.
    """
    problem, last = chart.problem, chart.anatomy.last
    units = last.units if last else 1
    if problem.task == "regression":
        return SetOutput(activation="linear", units=units, loss="squared-error")
    two = problem.classes == 2 and problem.coding != "one-hot" and units == 1
    if problem.task == "multilabel" or two:
        return SetOutput(activation="sigmoid", units=units, loss="binary-cross-entropy")
    return SetOutput(activation="softmax", units=max(problem.classes, 2), loss="cross-entropy")
