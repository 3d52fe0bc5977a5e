"""A Pellucid network as a patient."""

from dataclasses import dataclass, replace
from functools import cached_property

import jax
import numpy as np

from pellucid.doctor.anatomy import Anatomy
from pellucid.doctor.change import AnyChange, SetInitialisation
from pellucid.doctor.own.anatomy import anatomy_of
from pellucid.doctor.own.changes import changed
from pellucid.doctor.own.training import Training, regimented
from pellucid.doctor.patient import Lessons, Misfit, Own, Regime
from pellucid.doctor.problem import Problem
from pellucid.doctor.recording import Recording
from pellucid.learning import Settings
from pellucid.network import Network, Parameters, Task


@dataclass(frozen=True)
class OwnPatient:
    """A network with its settings, and with parameters as given (None: drawn by the seed)."""

    network: Network
    settings: Settings
    task: Task
    given: Parameters | None = None

    @property
    def anatomy(self) -> Anatomy:
        """What it is made of, with the weights as given."""
        return self._anatomy

    @cached_property
    def _anatomy(self) -> Anatomy:
        parameters = self.given if self.given is not None else self.network.init(0)
        return anatomy_of(self.network, self.settings, parameters, self.task)

    @property
    def own(self) -> Own:
        """The network, its loss's name, and its settings."""
        return Own(self.network, self.settings.loss, self.settings)

    def changed(self, change: AnyChange) -> "OwnPatient":
        """Another, with the change carried out. Raises `CannotChange`."""
        network, settings = changed(self.network, self.settings, change)
        anew = isinstance(change, SetInitialisation)
        kept = None if anew or network.names != self.network.names else self.given
        fits = kept is not None and _same_shapes(kept, jax.eval_shape(lambda: network.init(0)))
        return replace(self, network=network, settings=settings, given=kept if fits else None)

    def train(self, lessons: Lessons, regime: Regime) -> Recording:
        """A copy of it, trained as it would be, and watched."""
        settings = regimented(self.settings, lessons, regime)
        given = self.given if regime.seed is None else None
        if given is None and regime.seed is None and regime.order:
            given = self.network.init(0)  # in another order, from the same weights
        return Training(self.network, settings, self.task, lessons, regime, given).recording()


def task_of(problem: Problem) -> Task:
    """Pellucid's task for a problem. Raises `Misfit` for several labels at once."""
    if problem.task == "multilabel":
        raise Misfit("targets", problem.shape, None, "Pellucid's losses take one class an example")
    return problem.task


def _same_shapes(one: Parameters, other: Parameters) -> bool:
    return jax.tree.map(np.shape, one) == jax.tree.map(np.shape, other)
