"""Which unit fires strongest for one example."""

import jax.numpy as jnp
import numpy as np

from pellucid.course.own.form import Choice, question
from pellucid.course.own.subject import Subject
from pellucid.course.quiz import Question
from pellucid.network import Dense


def strongest_unit(subject: Subject) -> Question | None:
    """Which unit of the first hidden layer fires strongest for an example drawn by the seed."""
    layer = _layer(subject)
    if layer is None or subject.x is None or not len(subject.x):
        return None
    random = subject.random("strongest-unit")
    row = int(random.integers(len(subject.x)))
    a = _activations(subject, row, layer)
    best, *others = np.argsort(-a, kind="stable").tolist()
    lesser = [unit for unit in others if a[unit] < a[best] - 0.01 * abs(a[best])]
    if a[best] <= 0:
        return None
    told = f"unit {best + 1} fires strongest, at {a[best]:.2f}"
    return question(
        "strongest-unit",
        f"In {layer} of {subject.whose}, which of these units fires strongest for "
        f"{subject.named(row)}?",
        Choice(f"Unit {best + 1}", f"Yes: {told}."),
        [Choice(f"Unit {unit + 1}", f"Unit {unit + 1} is at {a[unit]:.2f}; {told}.")
         for unit in random.permutation(lesser)],
        "sandwich",
    )  # fmt: skip


def _layer(subject: Subject) -> str | None:
    """The first dense layer that is hidden."""
    network = subject.model.network
    pairs = zip(network.names[:-1], network.layers[:-1], strict=True)
    return next((name for name, layer in pairs if isinstance(layer, Dense)), None)


def _activations(subject: Subject, row: int, layer: str) -> np.ndarray:
    assert subject.x is not None  # `strongest_unit` has seen to it
    network = subject.model.network
    passed = network.forward(subject.first, jnp.asarray(subject.x[row : row + 1], float))
    return np.asarray(passed[network.names.index(layer)].a)[0]
