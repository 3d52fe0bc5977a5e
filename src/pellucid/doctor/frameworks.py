"""Frameworks: who can make a patient of a model.

The doctor knows no framework but Pellucid's own. Whoever can make a patient of another's models
says so in the package's own metadata, as an entry point of the group `pellucid.frameworks`, and is
looked up here when a model comes that nobody else claims.
"""

from importlib.metadata import entry_points
from typing import Any, Protocol, runtime_checkable

import numpy as np

from pellucid.doctor.patient import Patient
from pellucid.doctor.watch import Watch

GROUP = "pellucid.frameworks"


@runtime_checkable
class Framework(Protocol):
    """What must be known of a framework for its models to be diagnosed."""

    def claims(self, model: Any) -> bool:
        """Whether the model is this framework's, told without importing the framework."""
        ...

    def patient(
        self, model: Any, x: np.ndarray, y: np.ndarray, *, loss: Any = None, optimizer: Any = None
    ) -> Patient:
        """A patient made of the model, which `x` and `y` are meant for: they show its shapes.

        Raises `BadInput` for a loss or optimiser it cannot use, `Misfit` where the network does
        not take `x`.
        """
        ...

    def watch(self, model: Any, optimizer: Any = None) -> Watch:
        """What watches the model while its own training loop runs."""
        ...


def framework_of(model: Any) -> Framework | None:
    """The framework that claims the model, if any that is installed does."""
    for found in entry_points(group=GROUP):
        framework: Framework = found.load()()
        if framework.claims(model):
            return framework
    return None
