"""The mended network: what `Diagnosis.fix` gives back."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np

from pellucid.doctor.case import Case, taught
from pellucid.doctor.change import (
    AnyChange,
    OfData,
    SetBatchSize,
    SetEpochs,
    SetInitialisation,
)
from pellucid.doctor.own.choices import choices_of, choices_of_run
from pellucid.doctor.own.kept import kept
from pellucid.doctor.own.patient import OwnPatient
from pellucid.doctor.patient import CannotChange, Lessons, Patient
from pellucid.doctor.trials import Trial
from pellucid.errors import BadInput
from pellucid.learning import Run
from pellucid.network import Network, Parameters


@dataclass(frozen=True)
class Fixed:
    """A network with the advised changes carried out, not trained yet.

    `model`, `loss` and `optimizer` are the framework's own; of a Pellucid network `optimizer` is
    its `Settings`. `epochs` and `batch_size` are how to train it. `prepare(x, y)` does to inputs
    and targets what was advised (and nothing where nothing was).

    Of a Pellucid network, `parameters` are what it began with: those given, of each layer that
    still has their shapes, else drawn anew (None where none were given, or the weights themselves
    were at fault: the seed draws them). `choices` are all of it by name, for `pellucid.train`:
    `pellucid.train(Dataset.of(*mended.prepare(x, y)), **mended.choices)`, and of a run
    `pellucid.train("moons", **mended.choices)`.
    """

    model: Any
    loss: Any
    optimizer: Any
    epochs: int
    batch_size: int
    changes: tuple[AnyChange, ...]
    prepare: Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]] = field(repr=False)
    parameters: Parameters | None = field(default=None, repr=False)
    choices: dict[str, Any] = field(default_factory=dict[str, Any], repr=False)


def fixed(given: Case, trial: Trial) -> Fixed:
    """What a trial that helped was trained with."""
    own = trial.case.patient.own
    regime = trial.case.regime
    ways = tuple(change for change in trial.case.made if isinstance(change, OfData))
    told = Fixed(
        own.model, own.loss, own.optimizer, regime.epochs, regime.batch_size, trial.case.made,
        partial(_prepared, given.lessons, ways),
    )  # fmt: skip
    return _with_parameters(told, given.patient) if isinstance(own.model, Network) else told


def _with_parameters(told: Fixed, given: Patient) -> Fixed:
    """A Pellucid network with what it begins with, as `pellucid.train` takes both."""
    began = given.given if isinstance(given, OwnPatient) else None
    anew = any(isinstance(change, SetInitialisation) for change in told.changes)
    parameters = None if anew else kept(began, told.model)
    choices = choices_of(
        told.model, told.optimizer, parameters, told.epochs, told.batch_size
    )  # fmt: skip
    return replace(told, parameters=parameters, choices=choices)


def for_run(told: Fixed, run: Run) -> Fixed:
    """The same, its choices those of the run with what has to be another."""
    choices = choices_of_run(
        run, told.model, told.optimizer, told.parameters, told.epochs, told.batch_size
    )
    return replace(told, choices=choices)


def of_record(run: Run, changes: tuple[AnyChange, ...]) -> Fixed:
    """What rules alone advise for a run, carried out: nobody has tried it.

    Raises `BadInput` where that takes other data, or a change that the network does not take.
    """
    patient = OwnPatient(run.model.network, run.record.settings, run.model.task)
    epochs, batch = run.record.epochs, run.record.settings.batch_size
    for change in changes:
        match change:
            case SetEpochs():
                epochs = change.to
            case SetBatchSize():
                batch = change.to
            case _:
                patient = _changed(patient, change)
    own = patient.own
    told = Fixed(own.model, own.loss, own.optimizer, epochs, batch, changes, lambda x, y: (x, y))
    return for_run(told, run)


def _changed(patient: OwnPatient, change: AnyChange) -> OwnPatient:
    try:
        return patient.changed(change)
    except CannotChange as error:
        raise BadInput(
            f"{error}, so it cannot be mended from here", "a change of the network or its settings"
        ) from error


def _prepared(
    lessons: Lessons, ways: tuple[OfData, ...], x: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Inputs and targets treated as the lessons were: by the training examples' own measures."""
    treated = replace(lessons, held_x=np.asarray(x), held_y=np.asarray(y))
    for way in ways:
        treated = taught(treated, way)
    assert treated.held_x is not None
    assert treated.held_y is not None
    return treated.held_x, treated.held_y
