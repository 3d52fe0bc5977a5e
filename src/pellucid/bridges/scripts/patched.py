"""A diagnosis of a script, with the patch that carries out its advice."""

from pathlib import Path

import msgspec

from pellucid.bridges.scripts.patching import Known, patch_of
from pellucid.bridges.scripts.taking import Taken
from pellucid.doctor.change import AnyChange
from pellucid.doctor.diagnosis import Diagnosis
from pellucid.doctor.fixed import Fixed
from pellucid.doctor.frameworks import framework_of
from pellucid.doctor.problem import problem_of
from pellucid.errors import BadInput


def patched(found: Diagnosis, taken: Taken, script: Path) -> Diagnosis:
    """The diagnosis with its patch; as it is where there is no problem to mend."""
    problems = [one for one in found.findings if one.severity == "problem"]
    if not problems:
        return found
    mistakes = [one for one in problems if not one.advice.changes]
    patch = patch_of(script, _known(taken), _changes(found), mistakes)
    return msgspec.structs.replace(found, patch=patch)


def _changes(found: Diagnosis) -> tuple[AnyChange, ...]:
    """What was tried and helped; where nothing could be tried, what the first cause asks for."""
    try:
        fixed = found.fix()
    except BadInput:
        return found.first.advice.changes if found.first else ()
    assert isinstance(fixed, Fixed)
    return fixed.changes


def _known(taken: Taken) -> Known:
    framework = framework_of(taken.model)
    assert framework is not None  # it was examined by it
    patient = framework.patient(
        taken.model, taken.x, taken.y, loss=taken.loss, optimizer=taken.optimizer
    )
    anatomy = patient.anatomy
    return Known(
        anatomy, problem_of(taken.y, anatomy), taken.epochs, taken.batch_size, taken.x, taken.y
    )  # fmt: skip
