"""Drawing outputs: the last layer, its loss, and how targets are written for both."""

from typing import NamedTuple

from benchmarks.doctor.draw_sample import pick
from benchmarks.doctor.material import classes_of
from benchmarks.doctor.sets import SOURCES
from benchmarks.doctor.setup import Coding, Framework, Part, Sample
from numpy.random import Generator


class Ending(NamedTuple):
    """How a network ends: its last activation function, its loss, its targets' coding."""

    activation: str
    loss: str
    coding: Coding
    units: int = 1
    logits: bool = False
    target_scaling: str = "raw"


def draw_ending(random: Generator, framework: Framework, sample: Sample) -> Ending:
    """An ending that fits the task, written as the framework's people write it."""
    task, classes = SOURCES[sample.name].task, classes_of(sample)
    one: Coding = "column" if framework == "pytorch" else "plain"
    if task == "regression":
        return _for_quantities(random, one)
    if task == "multilabel":
        return _for_labels(random, framework, sample.classes)
    if task == "binary" and random.random() < 0.7:
        return _for_two(random, framework, one)
    return _for_classes(random, framework, classes)


def _for_quantities(random: Generator, one: Coding) -> Ending:
    loss = pick(random, ("squared-error", "absolute-error", "huber"), (8, 1, 1))
    scaling = pick(random, ("raw", "standard", "unit"), (3, 3, 1.5))
    bounded = scaling == "unit" and random.random() < 0.4
    return Ending("sigmoid" if bounded else "linear", loss, one, target_scaling=scaling)


def _for_two(random: Generator, framework: Framework, one: Coding) -> Ending:
    likely = Ending("sigmoid", "binary-cross-entropy", one)
    squared = Ending("sigmoid", "squared-error", one)
    signs = Ending("tanh", "squared-error", "minus-one-one")
    logits = Ending("linear", "binary-cross-entropy", one, logits=True)
    if framework == "pellucid":
        return pick(random, (likely, squared, signs), (8, 1, 1))
    return pick(random, (likely, squared, signs, logits), (5, 1, 1, 3))


def _for_classes(random: Generator, framework: Framework, classes: int) -> Ending:
    shares = Ending("softmax", "cross-entropy", "plain", classes)
    if framework == "pellucid":
        return shares
    squared = Ending("softmax", "squared-error", "one-hot", classes)
    logits = shares._replace(activation="linear", logits=True)
    if framework == "keras":
        rows = shares._replace(coding="one-hot")
        return pick(random, (shares, rows, squared, logits), (5, 5, 0.5, 2))
    likelihood = Ending("log-softmax", "negative-log", "plain", classes)
    return pick(random, (logits, likelihood, squared), (8, 1, 0.5))


def _for_labels(random: Generator, framework: Framework, labels: int) -> Ending:
    shares = Ending("sigmoid", "binary-cross-entropy", "rows", labels)
    if framework == "pellucid" or random.random() < 0.5:
        return shares
    return shares._replace(activation="linear", logits=True)


def output_part(ending: Ending) -> Part:
    """The last layer of that ending."""
    return Part(kind="dense", units=ending.units, activation=ending.activation)
