"""What output and loss fit a problem, and what does not."""

from pellucid.doctor.anatomy import OF_NUMBERS
from pellucid.doctor.change import SetOutput
from pellucid.doctor.chart import Chart


def takes_classes_for_numbers(chart: Chart) -> bool:
    """Whether one output learns the index of a class as a quantity."""
    last, problem = chart.anatomy.last, chart.problem
    one = last is not None and last.units == 1 and problem.task == "multiclass"
    return one and problem.coding == "integers" and chart.anatomy.loss.name in OF_NUMBERS


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


_PYTORCH = {"cross-entropy": "CrossEntropyLoss", "binary-cross-entropy": "BCEWithLogitsLoss"}
_KERAS = {"binary-cross-entropy": "binary_crossentropy", "squared-error": "mean_squared_error"}


def in_words(chart: Chart, change: SetOutput) -> str:
    """What to do to have this output and its loss, by the names of the network's framework."""
    units = f"{change.units} unit{'s' * (change.units != 1)}"
    if chart.anatomy.framework == "pytorch" and change.loss in _PYTORCH:
        return (
            f"Let the last layer have {units} and no activation after it, and use the loss "
            f"{_PYTORCH[change.loss]}, which applies {change.activation} itself."
        )
    loss = _in_keras(chart, change) if chart.anatomy.framework == "keras" else change.loss
    return f"Give the output {units} with the activation {change.activation}, and the loss {loss}."


def _in_keras(chart: Chart, change: SetOutput) -> str:
    rows = chart.problem.coding == "one-hot"
    of_classes = "categorical_crossentropy" if rows else "sparse_categorical_crossentropy"
    return _KERAS.get(change.loss or "", of_classes)
