"""Verifying: what a set-up really learns, over several seeds."""

import contextlib
import os
import warnings
from collections.abc import Callable, Generator, Iterable
from importlib import import_module

import numpy as np
from benchmarks.doctor.material import material
from benchmarks.doctor.setup import Setup
from benchmarks.doctor.skill import SEEDS, skill

Answers = Callable[..., Iterable[np.ndarray]]


def skills(setup: Setup, *, least: float = 0.0) -> tuple[float, ...]:
    """The skill with each seed, up to the first that has less than the `least`.

    Raises what the framework raises where it cannot train the set-up.
    """
    given, found = material(setup.sample), list[float]()
    answers: Answers = import_module(f"benchmarks.doctor.train_{setup.framework}").answers
    with quietly():
        for outputs in answers(setup, given, SEEDS):
            found.append(round(skill(outputs, setup, given), 3))
            if found[-1] < least:
                break
    return tuple(found)


@contextlib.contextmanager
def quietly() -> Generator[None]:
    """Without the warnings that numbers of broken networks bring with them."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield


def prepare() -> None:
    """What must stand before Keras and JAX are imported."""
    os.environ["KERAS_BACKEND"] = "jax"
    os.environ.setdefault("JAX_PLATFORMS", "cpu")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # One thread each: these networks are too small for more, and others work here too.
    os.environ["OMP_NUM_THREADS"] = "1"
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
