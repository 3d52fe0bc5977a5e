"""Faults of how a network ends: its last activation function, its loss."""

from benchmarks.doctor.draw_sample import pick
from benchmarks.doctor.faults.fault import Fault, Injected
from benchmarks.doctor.material import classes_of
from benchmarks.doctor.sets import SOURCES
from benchmarks.doctor.setup import Setup, with_part, with_sample
from msgspec.structs import replace
from numpy.random import Generator

_EXCLUSIVE = ("cross-entropy", "negative-log")


def _last(setup: Setup) -> int:
    return len(setup.parts) - 1


def _ending(setup: Setup, activation: str, **changes: object) -> Injected:
    """Another activation function of the output, and what has to change with it."""
    last = _last(setup)
    return Injected(replace(with_part(setup, last, activation=activation), **changes), (last,))


def _task(setup: Setup) -> str:
    return SOURCES[setup.sample.name].task


def _softmax_on_one(setup: Setup, random: Generator) -> Injected | None:
    del random
    one = setup.output.units == 1 and setup.loss == "binary-cross-entropy"
    return _ending(setup, "softmax", logits=False) if one else None


def _sigmoid_for_classes(setup: Setup, random: Generator) -> Injected | None:
    del random
    if setup.loss != "cross-entropy" or setup.framework == "pellucid":
        return None
    return _ending(setup, "sigmoid")


def _softmax_twice(setup: Setup, random: Generator) -> Injected | None:
    del random
    if setup.loss != "cross-entropy" or setup.framework == "pellucid":
        return None
    return _ending(setup, "softmax", logits=True)


def _no_output_activation(setup: Setup, random: Generator) -> Injected | None:
    """A loss that wants shares is given whatever comes."""
    del random
    if setup.output.activation not in ("softmax", "sigmoid", "log-softmax"):
        return None
    if setup.loss not in ("cross-entropy", "binary-cross-entropy", "negative-log"):
        return None
    return _ending(setup, "linear")


def _relu_output(setup: Setup, random: Generator) -> Injected | None:
    del random
    return None if setup.output.activation == "relu" else _ending(setup, "relu")


def _bounded_output(setup: Setup, random: Generator) -> Injected | None:
    if _task(setup) != "regression" or setup.sample.target_scaling == "unit":
        return None
    return _ending(setup, pick(random, ("sigmoid", "tanh")))


def _classes_as_numbers(setup: Setup, random: Generator) -> Injected | None:
    """The index of a class, learned as if it were a quantity."""
    del random
    if _task(setup) != "multiclass":
        return None
    coding = "column" if setup.framework == "pytorch" else "plain"
    changed = replace(with_sample(setup, coding=coding), loss="squared-error", logits=False)
    last = _last(setup)
    return Injected(with_part(changed, last, units=1, activation="linear"), (last,))


def _loss_for_quantities(setup: Setup, random: Generator) -> Injected | None:
    """A loss of classes, or of counts, for quantities."""
    if _task(setup) != "regression" or setup.sample.target_scaling == "unit":
        return None
    counts = setup.framework == "keras" and random.random() < 0.5
    loss = "poisson" if counts else "binary-cross-entropy"
    return Injected(replace(setup, loss=loss, logits=setup.framework == "pytorch"))


def _loss_for_classes(setup: Setup, random: Generator) -> Injected | None:
    """A loss that hardly tells a wrong class from a right one."""
    if setup.loss not in ("cross-entropy", "binary-cross-entropy"):
        return None
    many = classes_of(setup.sample) > 2 or setup.output.units > 1
    if _task(setup) == "multilabel" or (many and setup.framework == "pytorch"):
        return None
    if setup.framework == "keras":
        loss = pick(random, ("kl-divergence", "absolute-error", "poisson"))
    else:
        loss = "absolute-error"
    coding = "one-hot" if many and setup.framework == "keras" else setup.sample.coding
    activation = "softmax" if many else "sigmoid"
    changed = replace(with_sample(setup, coding=coding), loss=loss, logits=False)
    return Injected(with_part(changed, _last(setup), activation=activation))


def _exclusive_on_one(setup: Setup, random: Generator) -> Injected | None:
    """The loss of exclusive classes on a single unit: there is nothing it could get wrong."""
    del random
    if setup.framework != "keras" or setup.output.units != 1 or _task(setup) != "binary":
        return None
    changed = replace(with_sample(setup, coding="column"), loss="cross-entropy", logits=False)
    return Injected(with_part(changed, _last(setup), activation="sigmoid"))


def _summed(setup: Setup, random: Generator) -> Injected | None:
    del random
    return None if setup.framework == "pellucid" else Injected(replace(setup, summed=True))


ENDINGS = (
    Fault("softmax-on-one-unit", ("output-activation",), _softmax_on_one),
    Fault("sigmoid-for-classes", ("output-activation",), _sigmoid_for_classes),
    Fault("softmax-twice", ("output-activation", "loss"), _softmax_twice),
    Fault("no-output-activation", ("output-activation", "loss"), _no_output_activation, True),
    Fault("relu-output", ("output-activation",), _relu_output),
    Fault("bounded-output", ("output-activation",), _bounded_output),
    Fault("classes-as-numbers", ("loss", "output-activation"), _classes_as_numbers),
    Fault("loss-for-quantities", ("loss",), _loss_for_quantities),
    Fault("loss-for-classes", ("loss",), _loss_for_classes),
    Fault("exclusive-loss-on-one-unit", ("loss", "output-activation"), _exclusive_on_one),
    Fault("summed-loss", ("loss", "learning-rate"), _summed),
)
