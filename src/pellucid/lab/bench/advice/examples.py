"""Advice on examples."""

from collections.abc import Iterator

import numpy as np

from pellucid.lab.bench.advice.case import Case, Rule
from pellucid.lab.protocol.messages import Advice

_FEW = 20


def _one_class(case: Case) -> Iterator[Advice]:
    """Examples of one class only: whatever is asked, its name is right."""
    material = case.material
    if material.task != "regression" and len(np.unique(material.y)) == 1:
        yield Advice("one-class", "data", {"name": material.classes[int(material.y[0])]})


def _few_tested(case: Case) -> Iterator[Advice]:
    """Few test examples: luck alone moves the result by much."""
    test = len(case.material.y) - case.material.training
    if test < _FEW:
        yield Advice("few-test-examples", "data.test_share", {"examples": test})


RULES: tuple[Rule, ...] = (_one_class, _few_tested)
