"""Built: a set-up as real objects of its framework, as a person would hand them in."""

from typing import Any, NamedTuple

import numpy as np
from benchmarks.doctor.material import Material, classes_of
from benchmarks.doctor.setup import Part, Setup


class Built(NamedTuple):
    """A model with all that `pellucid.diagnose` is told about it.

    `names` are what the framework calls each part of the set-up: its own name first, then that
    of the activation layer right after it, where it is one of its own.
    """

    model: Any
    x: np.ndarray
    y: np.ndarray
    held: tuple[np.ndarray, np.ndarray]
    told: dict[str, Any]
    names: tuple[tuple[str, ...], ...]


def outputs_of(setup: Setup) -> int:
    """How many outputs a sane network has for the set-up's targets."""
    classes, coding = classes_of(setup.sample), setup.sample.coding
    one = classes == 0 or coding in ("column", "minus-one-one")
    return 1 if one or (classes == 2 and setup.loss != "cross-entropy") else classes


def drawn(rule: str | None) -> tuple[str, float]:
    """An initialisation that is given by a number: `constant` or `normal`, and the number.

    The empty name where a rule of the framework's own is meant.
    """
    name, _, number = (rule or "").partition(":")
    return (name, float(number)) if number else ("", 0.0)


def given(part: Part) -> bool:
    """Whether the part's first weights are given by hand, instead of by a rule's name."""
    return bool(drawn(part.initialisation)[0]) or part.bias is not None


def told_of(setup: Setup, held: Material) -> dict[str, Any]:
    """What every framework's people tell: how long, how many at once, what is held out."""
    told: dict[str, Any] = {"epochs": setup.epochs, "batch_size": setup.batch_size}
    return told | ({"validation_data": (held.held_x, held.held_y)} if setup.validation else {})
