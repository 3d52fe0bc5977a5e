"""Following the advice: the mended network trained in full, and held against the same reference."""

import numpy as np
from benchmarks.doctor.built import Built
from benchmarks.doctor.cases import Case
from benchmarks.doctor.skill import share

from pellucid.doctor import Diagnosis
from pellucid.doctor.diagnose import lessons_of
from pellucid.doctor.fixed import Fixed
from pellucid.doctor.frameworks import framework_of
from pellucid.doctor.own.patient import OwnPatient, task_of
from pellucid.doctor.patient import Patient, Regime
from pellucid.doctor.problem import Problem, problem_of
from pellucid.doctor.score import chance, score
from pellucid.errors import BadInput

_SECONDS = 40.0


def skill_of(case: Case, built: Built, found: Diagnosis) -> float | None:
    """The held-out skill after `Diagnosis.fix`; None where it has nothing to give back."""
    try:
        fixed = found.fix()
    except BadInput:
        return None
    if not isinstance(fixed, Fixed):  # a patch, which only a script gets
        return None
    x, y = fixed.prepare(built.x, built.y)
    held = fixed.prepare(*built.held)
    patient, problem = _patient(fixed, x, y)
    lessons = lessons_of(x, y, held, problem, 0)
    regime = Regime(
        epochs=fixed.epochs, batch_size=fixed.batch_size, seconds=_SECONDS, looks=2, vitals=False
    )
    outputs = patient.train(lessons, regime).held
    if outputs is None or not np.isfinite(outputs).all():
        return 0.0
    reached = score(problem, outputs, held[1], logits=patient.anatomy.loss.logits)
    return round(share(case.setup.sample, reached, chance(problem, held[1])), 3)


def _patient(fixed: Fixed, x: np.ndarray, y: np.ndarray) -> tuple[Patient, Problem]:
    """The mended network as a patient, and what its targets mean."""
    framework = framework_of(fixed.model)
    if framework is not None:
        patient = framework.patient(fixed.model, x, y, loss=fixed.loss, optimizer=fixed.optimizer)
        return patient, problem_of(y, patient.anatomy)
    rough = OwnPatient(fixed.model, fixed.optimizer, "regression")
    problem = problem_of(y, rough.anatomy)
    # From the weights as given, where these were not at fault: drawn anew, most faults of theirs
    # would be gone whatever was advised.
    own = OwnPatient(fixed.model, fixed.optimizer, task_of(problem), fixed.parameters)
    return own, problem
