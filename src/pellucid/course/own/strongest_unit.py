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
    say = subject.language.say
    return question(
        "strongest-unit",
        say("In {layer} of {network}, which of these units fires strongest for {row}?",
            layer=subject.layer(layer), network=subject.whose, row=subject.named(row)),
        _strongest(subject, best, float(a[best])),
        [_lesser(subject, int(unit), float(a[unit])) for unit in random.permutation(lesser)],
        "sandwich",
    )  # fmt: skip


def _strongest(subject: Subject, unit: int, a: float) -> Choice:
    say, at = subject.language.say, _two(subject, a)
    why = say("Yes: unit {unit} fires strongest, at {a}.", unit=unit + 1, a=at)
    return Choice(say("Unit {unit}", unit=unit + 1), why)


def _lesser(subject: Subject, unit: int, a: float) -> Choice:
    say, at = subject.language.say, _two(subject, a)
    return Choice(
        say("Unit {unit}", unit=unit + 1), say("Unit {unit} is at {a}.", unit=unit + 1, a=at)
    )


def _two(subject: Subject, a: float) -> str:
    return subject.language.written(f"{a:.2f}")


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
