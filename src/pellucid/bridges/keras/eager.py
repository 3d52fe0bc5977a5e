"""Keras where every step is computed at once: what its eager backends have in common."""

from abc import abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Protocol

import numpy as np
from keras import ops

from pellucid.bridges.keras.batches import Batches
from pellucid.bridges.keras.engine import Judged, Stretch
from pellucid.bridges.keras.hearing import Heard
from pellucid.bridges.keras.workings import State, Tensors, Workings


class Eager(Protocol):
    """An engine that takes one step after another."""

    @abstractmethod
    def quiet(self) -> AbstractContextManager[Any]:
        """Within, no gradients are prepared."""

    @abstractmethod
    def copy(self, tensor: Any) -> Any:
        """A tensor of the same numbers in memory of its own, or one that nothing changes."""

    @abstractmethod
    def gradients(
        self, workings: Workings, state: State, x: Any, y: Any, weights: Any
    ) -> tuple[Tensors, Any, Tensors]:
        """The gradients of one step, its loss, and the model's other variables after it."""

    @abstractmethod
    def stepped(
        self, workings: Workings, state: State, gradients: Tensors, other: Tensors
    ) -> State:
        """The state after a step along the gradients; that before it may be used up."""

    def tensor(self, array: np.ndarray) -> Any:
        """An array as the backend's own."""
        return ops.convert_to_tensor(array)

    def state(self, workings: Workings, values: State) -> State:
        """The values as tensors that nobody else holds."""
        del workings
        return State(*([self.copy(self.tensor(value)) for value in part] for part in values))

    def imagine(self, function: Callable[..., Any], *given: Any) -> Any:
        """What a function of tensors returns."""
        with self.quiet():
            return function(*(self._tensors(one) for one in given))

    def _tensors(self, given: Any) -> Any:
        if isinstance(given, State):
            return State(*map(self._tensors, given))
        if isinstance(given, list):
            return [self._tensors(one) for one in given]
        return self.tensor(given)

    def advance(
        self, workings: Workings, state: State, x: Any, y: Any, at: Batches, planned: int
    ) -> Stretch:
        """Takes the steps, up to the first whose loss or gradients are not finite."""
        del planned
        state = State(*([self.copy(value) for value in part] for part in state))
        losses: list[float] = []
        before, gradients, finite = state.trainable, state.trainable, True
        for step in range(at.steps):
            inputs, targets = (ops.take(one, at.rows[step], axis=0) for one in (x, y))
            weights = None if at.weights is None else self.tensor(at.weights[step])
            gradients, loss, other = self.gradients(workings, state, inputs, targets, weights)
            losses.append(float(loss))
            finite = bool(np.isfinite(losses[-1])) and self._finite(gradients)
            if step == at.steps - 1 or not finite:
                before = [self.copy(value) for value in state.trainable]
            with self.quiet():
                state = self.stepped(workings, state, gradients, other)
            if not finite:
                break
        return Stretch(state, np.array(losses), _arrays(before), _arrays(gradients), not finite)

    def _finite(self, gradients: Tensors) -> bool:
        return bool(np.isfinite(sum(float(_array(ops.sum(one))) for one in gradients)))

    def judge(
        self, workings: Workings, state: State, x: Any, y: Any, first: int, listened: int
    ) -> Judged:
        """Looks at the network."""
        with self.quiet():
            answers, losses, heard = workings.judged(state, x, y, first, listened > 0)
        return Judged(_array(answers), [float(loss) for loss in losses], _heard(heard, listened))

    def heard(self, workings: Workings, state: State, x: Any) -> Heard:
        """What goes into and comes out of every layer while it learns from `x`."""
        with self.quiet():
            return _heard(workings.heard(state, x), len(x))


def _array(tensor: Any) -> np.ndarray:
    return np.asarray(ops.convert_to_numpy(tensor))


def _arrays(tensors: Tensors) -> list[np.ndarray]:
    return [_array(tensor) for tensor in tensors]


def _heard(heard: Heard, rows: int) -> Heard:
    """Of what was heard, arrays alone: the first rows of z and of outputs."""
    z, outputs = (
        {at: _array(value[:rows]) for at, value in part.items() if ops.is_tensor(value)}
        for part in (heard.z, heard.outputs)
    )
    return Heard({}, z, outputs)
