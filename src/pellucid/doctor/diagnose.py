"""Diagnosing: from a model and its data to what is wrong with it."""

import warnings
from dataclasses import replace
from time import perf_counter
from typing import Any

import msgspec
import numpy as np

from pellucid.doctor.anatomy import Anatomy
from pellucid.doctor.case import Case
from pellucid.doctor.diagnosis import Diagnosis
from pellucid.doctor.examine import Examination
from pellucid.doctor.frameworks import framework_of
from pellucid.doctor.loop import LoopFacts
from pellucid.doctor.own.patient import OwnPatient, task_of
from pellucid.doctor.patient import Lessons, Patient, Regime
from pellucid.doctor.problem import Problem, problem_of
from pellucid.doctor.score import truth
from pellucid.doctor.trials import Clock
from pellucid.errors import BadInput
from pellucid.learning import Settings
from pellucid.network import Network

_HELD_SHARE, _LEAST_TO_HOLD, _MOST_HELD, _PROBE = 0.2, 60, 1000, 500
_EPOCHS, _BATCH = 10, 32


def diagnose(
    model: Any,
    x: Any,
    y: Any,
    *,
    loss: Any = None,
    optimizer: Any = None,
    learning_rate: float | None = None,
    weight_decay: float = 0.0,
    epochs: int = _EPOCHS,
    batch_size: int = _BATCH,
    validation_data: tuple[Any, Any] | None = None,
    budget_seconds: float = 60.0,
    seed: int = 0,
    prove: bool = False,
    loop: LoopFacts | None = None,
) -> Diagnosis:
    """Why a network does not learn, or that it does.

    `model` is a Pellucid `Network` (or a pair of it and its parameters), a `torch.nn.Module`
    with its `loss` and `optimizer`, or a compiled Keras 3 model. `x` and `y` are what it would be
    trained on, `epochs` and `batch_size` how. Of 60 examples and more, a fifth is held back
    to judge by, unless there are `validation_data`. It is trained as given and, where it does
    not learn, with one thing changed at a time, all on copies and within `budget_seconds`.
    `learning_rate` and `weight_decay` are for Pellucid's own networks. `prove` trains the network
    as given and the mended one from five fresh beginnings each, and withdraws advice that does not
    hold. `loop` is what was seen of a person's own training loop. Raises `BadInput`.

    >>> x = np.random.default_rng(0).normal(size=(200, 2))
    >>> network = Network((2,), (Dense(8, "relu"), Dense(1, "sigmoid")))
    >>> found = diagnose(network, x, x[:, 0] > 0, learning_rate=1e-7)
    >>> found.first.cause
    'learning-rate'
    """
    began = perf_counter()
    numbers, targets = _array("x", x), _array("y", y)
    _check(numbers, targets)
    _check_regime(epochs, batch_size, budget_seconds)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a framework's own, of what is being examined here
        patient, problem = _patient(
            model, numbers, targets, loss, optimizer, learning_rate, weight_decay
        )
        lessons = lessons_of(numbers, targets, validation_data, problem, seed)
        if isinstance(patient, OwnPatient):
            lessons = _classes_counted(lessons)
        regime = Regime(epochs=epochs, batch_size=batch_size)
        clock = Clock(began + budget_seconds)
        case = Case(patient, lessons, regime)
        found = Examination(case, clock, seed, loop, prove).diagnosis()
    return found.timed(perf_counter() - began)


def _patient(
    model: Any, x: np.ndarray, y: np.ndarray, loss: Any, optimizer: Any,
    learning_rate: float | None, weight_decay: float,
) -> tuple[Patient, Problem]:  # fmt: skip
    network, parameters = model if isinstance(model, tuple) else (model, None)
    if isinstance(network, Network):
        settings = Settings(
            loss=loss, optimizer=optimizer or "adam", learning_rate=learning_rate,
            weight_decay=weight_decay,
        )  # fmt: skip
        problem = problem_of(y, _rough(network, settings))
        return OwnPatient(network, settings, task_of(problem), parameters), problem
    framework = framework_of(model)
    if framework is None:
        raise BadInput(
            f"the model is a {type(model).__name__}",
            "a Pellucid network, a torch.nn.Module, or a compiled Keras 3 model",
        )
    patient = framework.patient(model, x, y, loss=loss, optimizer=optimizer)
    return patient, problem_of(y, patient.anatomy)


def _rough(network: Network, settings: Settings) -> Anatomy:
    """The anatomy before the task is known, to find the task by."""
    task = "multiclass" if network.shapes[-1][-1] > 1 else "binary"
    chosen = settings.loss or ("squared-error" if network.output_activation == "linear" else None)
    settings = msgspec.structs.replace(settings, loss=chosen)
    return OwnPatient(network, settings, task).anatomy


def lessons_of(
    x: np.ndarray,
    y: np.ndarray,
    validation: tuple[Any, Any] | None,
    problem: Problem,
    seed: int,
) -> Lessons:
    """What is learned from, and what is held back to judge by."""
    if validation is not None:
        held_x, held_y = _validation(validation, x)
        held = np.sort(np.random.default_rng(seed).permutation(len(held_x))[:_MOST_HELD])
        held_x, held_y = held_x[held], held_y[held]
    elif len(x) >= _LEAST_TO_HOLD:
        order = np.random.default_rng(seed).permutation(len(x))
        held = np.sort(order[: min(_MOST_HELD, int(len(x) * _HELD_SHARE))])
        held_x, held_y = x[held], y[held]
        kept = np.sort(order[len(held) :])
        x, y = x[kept], y[kept]
    else:
        held_x = held_y = None
    probe = np.sort(np.random.default_rng(seed).permutation(len(x))[:_PROBE])
    return Lessons(x, y, held_x, held_y, probe, problem)


def _classes_counted(lessons: Lessons) -> Lessons:
    """As Pellucid learns them: −1 and 1 are two classes, 0 and 1, whatever the output is."""
    if lessons.problem.coding != "minus-one-one":
        return lessons
    held = None if lessons.held_y is None else truth(lessons.problem, lessons.held_y)
    problem = msgspec.structs.replace(lessons.problem, coding="zero-one", shape=())
    return replace(lessons, y=truth(lessons.problem, lessons.y), held_y=held, problem=problem)


def _validation(given: Any, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Examples to judge by. Raises `BadInput` for any that are not like those learned from."""
    if not isinstance(given, list | tuple) or len(given) < 2:
        raise BadInput("validation_data is no pair", "(x, y)", "to judge by")
    held_x, held_y = _array("validation x", given[0]), _array("validation y", given[1])
    _check(held_x, held_y, of="validation ")
    if held_x.shape[1:] != x.shape[1:]:
        raise BadInput(
            f"validation x has shape {held_x.shape}", f"examples of shape {x.shape[1:]}, as in x"
        )
    return held_x, held_y


def _array(name: str, values: Any) -> np.ndarray:
    """A plain array of numbers. Raises `BadInput` for anything else."""
    if _is_several(values):
        raise BadInput(f"{name} is {len(values)} arrays", "one array", "the doctor takes one input")
    if hasattr(values, "detach"):
        values = values.detach().cpu().numpy()
    try:
        array = np.asarray(values)
        if array.dtype.kind in "iuf":
            return array
        # Columns of a data frame may be numbers of different kinds, or missing.
        return np.asarray(values, np.float32 if array.dtype == bool else np.float64)
    except (TypeError, ValueError):
        raise _not_numbers(name, values) from None


def _not_numbers(name: str, values: Any) -> BadInput:
    array = np.array(values, object) if hasattr(values, "__array__") else np.empty(())
    if isinstance(values, list | tuple):
        array = np.array([*values, None], object)[:-1]
    if array.ndim == 0:
        return BadInput(f"{name} is a {type(values).__name__}", "an array of all examples")
    some = ", ".join(map(str, array.ravel()[:2]))
    coded = "classes, y = numpy.unique(y, return_inverse=True)" if name.endswith("y") else ""
    return BadInput(
        f"{name} holds {some}, ...", "numbers", "a network computes with numbers", coded
    )


def _is_several(values: Any) -> bool:
    """Whether these are several inputs, each for all examples, and not one row after another."""
    rows = isinstance(values, list | tuple) and len({np.shape(one) for one in values}) > 1
    return rows or isinstance(values, dict)


def _check(x: np.ndarray, y: np.ndarray, of: str = "") -> None:
    if x.ndim < 2:
        given = f"{of}x has shape {x.shape}"
        raise BadInput(given, "a row an example", instead="x.reshape(-1, 1)")
    if len(x) != len(y):
        raise BadInput(f"{of}x has {len(x)} examples and y {len(y)}", "one target an example")
    if len(x) < 2:
        raise BadInput(f"there are {len(x)} {of}examples", "two or more")


def _check_regime(epochs: object, batch_size: object, seconds: float) -> None:
    for name, value in (("epochs", epochs), ("batch_size", batch_size)):
        if not isinstance(value, int | np.integer) or value < 1:
            raise BadInput(f"{name} is {value!r}", "a whole number of 1 or more")
    if not seconds > 0:
        raise BadInput(f"budget_seconds is {seconds!r}", "seconds above 0")
