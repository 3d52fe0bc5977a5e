"""Small problems and modules that the tests of PyTorch's bridge share."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from pellucid.doctor.anatomy import Anatomy
from pellucid.doctor.patient import Lessons
from pellucid.doctor.problem import problem_of

pytest.importorskip("torch", reason="PyTorch is not installed: pip install pellucid[pytorch]")


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> Iterator[None]:
    """Steps this small only wait for threads, and wait long beside other tests."""
    torch = pytest.importorskip("torch")
    was = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(was)


@pytest.fixture(scope="session")
def examples() -> tuple[np.ndarray, np.ndarray]:
    """Six numbers and three classes that depend on two of them."""
    x = np.random.default_rng(0).normal(size=(300, 6))
    return x, (x[:, 0] > 0).astype(int) + (x[:, 1] > 0)


@pytest.fixture(scope="session")
def lessons(examples: tuple[np.ndarray, np.ndarray]) -> Callable[..., Lessons]:
    """The examples as lessons for a network of this anatomy; a fifth is held back."""

    def made(anatomy: Anatomy, x: Any = None, y: Any = None) -> Lessons:
        given_x, given_y = (examples[0] if x is None else x), (examples[1] if y is None else y)
        kept = len(given_x) * 4 // 5
        return Lessons(
            x=given_x[:kept], y=given_y[:kept], held_x=given_x[kept:], held_y=given_y[kept:],
            probe=np.arange(kept), problem=problem_of(given_y, anatomy),
        )  # fmt: skip

    return made
