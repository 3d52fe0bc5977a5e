"""Engines: who computes a training's steps, one for each backend of Keras."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol, runtime_checkable

import numpy as np

from pellucid.bridges.keras.batches import Batches
from pellucid.bridges.keras.hearing import Heard
from pellucid.bridges.keras.workings import State, Workings
from pellucid.errors import BadInput


class Stretch(NamedTuple):
    """What some steps made.

    The state after them; each step's loss; of the last step the trainable weights before it and
    the gradients. Where `broken`, the last step's loss or gradients were not finite.
    """

    state: State
    losses: np.ndarray
    before: Sequence[np.ndarray]
    gradients: Sequence[np.ndarray]
    broken: bool


class Judged(NamedTuple):
    """Answers to the probe, their mean loss in its two parts, and what layers said to its start."""

    answers: np.ndarray
    losses: list[float]
    heard: Heard


@runtime_checkable
class Engine(Protocol):
    """A backend's way to compute."""

    def state(self, workings: Workings, values: State) -> State:
        """The values as the backend's own tensors, which nobody else holds."""
        ...

    def tensor(self, array: np.ndarray) -> Any:
        """An array as the backend's own."""
        ...

    def imagine(self, function: Callable[..., Any], *given: Any) -> Any:
        """What a function of tensors would return: its shapes at least, computed or not."""
        ...

    def advance(
        self, workings: Workings, state: State, x: Any, y: Any, at: Batches, planned: int
    ) -> Stretch:
        """Takes the steps, up to the first whose loss or gradients are not finite.

        The state it is given stays as it is. `planned` are the steps of the whole training.
        """
        ...

    def judge(
        self, workings: Workings, state: State, x: Any, y: Any, first: int, listened: int
    ) -> Judged:
        """Looks at the network: `first` rows of `x` are one part; `listened` rows are heard."""
        ...

    def heard(self, workings: Workings, state: State, x: Any) -> Heard:
        """What goes into and comes out of every layer while it learns from `x`."""
        ...


def engine() -> Engine:
    """The engine of the backend that Keras runs on."""
    import keras

    backend = keras.backend.backend()
    if backend == "jax":
        from pellucid.bridges.keras.on_jax import OnJax

        return OnJax()
    if backend == "torch":
        from pellucid.bridges.keras.on_torch import OnTorch

        return OnTorch()
    if backend == "tensorflow":
        from pellucid.bridges.keras.on_tensorflow import OnTensorflow

        return OnTensorflow()
    raise BadInput(
        f"Keras runs on {backend}", "jax, torch or tensorflow", instead="KERAS_BACKEND=jax"
    )
