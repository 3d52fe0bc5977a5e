"""Cases: a patient, what it learns from, and for how long; with changes carried out on any."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import msgspec
import numpy as np

from pellucid.doctor.change import (
    AnyChange,
    DropRows,
    EncodeTargets,
    OfData,
    ScaleInputs,
    ScaleTargets,
    SetBatchSize,
    SetEpochs,
)
from pellucid.doctor.patient import CannotChange, Lessons, Patient, Regime
from pellucid.doctor.recording import Recording
from pellucid.doctor.score import truth


@dataclass(frozen=True)
class Case:
    """A patient with its lessons and its regime."""

    patient: Patient
    lessons: Lessons
    regime: Regime
    made: tuple[AnyChange, ...] = ()
    """The changes that were carried out so far."""

    def changed(self, changes: tuple[AnyChange, ...]) -> "Case":
        """Another case, with all the changes. Raises `CannotChange`."""
        case = self
        for change in changes:
            case = _with(case, change)
        return replace(case, made=(*self.made, *changes))

    def trained(self) -> Recording:
        """What is seen of a training as the regime has it."""
        return self.patient.train(self.lessons, self.regime)


def _with(case: Case, change: AnyChange) -> Case:
    match change:
        case SetEpochs():
            return replace(case, regime=replace(case.regime, epochs=change.to))
        case SetBatchSize():
            return replace(case, regime=replace(case.regime, batch_size=change.to))
        case ScaleInputs() | ScaleTargets() | EncodeTargets() | DropRows():
            return replace(case, lessons=taught(case.lessons, change))
        case _:
            return replace(case, patient=case.patient.changed(change))


def taught(lessons: Lessons, change: OfData) -> Lessons:
    """The lessons with a change of data carried out, on training and held examples alike."""
    match change:
        case ScaleInputs():
            return _inputs_scaled(lessons)
        case ScaleTargets():
            return _targets_scaled(lessons)
        case DropRows():
            return _rows_dropped(lessons)
        case EncodeTargets():
            return _encoded(lessons, change.as_)


def _inputs_scaled(lessons: Lessons) -> Lessons:
    scaled = _standardising(lessons.x, axes=0 if lessons.x.ndim == 2 else None)
    held = None if lessons.held_x is None else scaled(lessons.held_x)
    return replace(lessons, x=scaled(lessons.x), held_x=held)


def _targets_scaled(lessons: Lessons) -> Lessons:
    if lessons.problem.task != "regression":
        raise CannotChange("targets that are classes have no scale")
    scaled = _standardising(lessons.y, axes=0)
    held = None if lessons.held_y is None else scaled(lessons.held_y)
    return replace(lessons, y=scaled(lessons.y), held_y=held)


def _standardising(known: np.ndarray, axes: int | None) -> Callable[[np.ndarray], np.ndarray]:
    """What brings numbers like the known ones to mean 0 and standard deviation 1."""
    numbers = np.asarray(known, np.float64)
    mean, std = np.nanmean(numbers, axis=axes), np.nanstd(numbers, axis=axes)
    std = np.where(std > 0, std, 1.0)
    return lambda values: ((np.asarray(values, np.float64) - mean) / std).astype(np.float32)


def _rows_dropped(lessons: Lessons) -> Lessons:
    good = _finite(lessons.x) & _finite(lessons.y)
    if not good.any():
        raise CannotChange("no example is left")
    known = {"x": lessons.x[good], "y": lessons.y[good], "probe": lessons.probe}
    known["probe"] = np.arange(int(good.sum()))[: len(lessons.probe)]
    if lessons.held_x is None or lessons.held_y is None:
        return replace(lessons, **known)
    kept = _finite(lessons.held_x) & _finite(lessons.held_y)
    held = {"held_x": lessons.held_x[kept], "held_y": lessons.held_y[kept]}
    return replace(lessons, **known, **held)


def _finite(values: np.ndarray) -> np.ndarray:
    table = np.asarray(values, np.float64).reshape(len(values), -1)
    return np.logical_and.reduce(np.isfinite(table), axis=1)


def _encoded(lessons: Lessons, to: str) -> Lessons:
    problem = lessons.problem
    shapes: dict[str, tuple[int, ...]] = {"one-hot": (problem.classes,), "column": (1,), "flat": ()}
    shape = shapes.get(to, problem.shape)
    coding = {"one-hot": "one-hot", "integers": "integers", "zero-one": "zero-one"}.get(
        to, problem.coding
    )
    changed = msgspec.structs.replace(problem, shape=shape, coding=coding, lowest=0)

    def encoded(y: np.ndarray) -> np.ndarray:
        if to in ("column", "flat"):
            return np.asarray(y).reshape(len(y), *shape)
        classes = truth(problem, y)
        if to == "one-hot":
            return np.eye(problem.classes, dtype=np.float32)[classes]
        return classes.reshape(len(y), *problem.shape[:1]).astype(np.asarray(y).dtype)

    held = None if lessons.held_y is None else encoded(lessons.held_y)
    return replace(lessons, y=encoded(lessons.y), held_y=held, problem=changed)
