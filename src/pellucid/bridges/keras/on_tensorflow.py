"""Keras on TensorFlow, whose optimisers know no statelessness: the model's variables are lent."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from importlib import import_module
from typing import Any

from pellucid.bridges.keras.eager import Eager
from pellucid.bridges.keras.workings import State, Tensors, Workings


class OnTensorflow(Eager):
    """Steps by a gradient tape."""

    def __init__(self) -> None:
        self._tf: Any = import_module("tensorflow")

    def quiet(self) -> AbstractContextManager[Any]:
        return nullcontext()

    def copy(self, tensor: Any) -> Any:
        return tensor

    def gradients(
        self, workings: Workings, state: State, x: Any, y: Any, weights: Any
    ) -> tuple[Tensors, Any, Tensors]:
        # As a graph, which takes a fraction of the time that the same operations take one by one.
        if "gradients" not in workings.compiled:
            graph = self._tf.function(partial(self._gradients, workings), reduce_retracing=True)
            workings.compiled["gradients"] = graph
        return workings.compiled["gradients"](state, x, y, weights)

    def _gradients(
        self, workings: Workings, state: State, x: Any, y: Any, weights: Any
    ) -> tuple[Tensors, Any, Tensors]:
        with self._tf.GradientTape() as tape:
            tape.watch(state.trainable)
            total, (loss, other) = workings.error(state.trainable, state, x, y, weights)
        found = tape.gradient(total, state.trainable, unconnected_gradients="zero")
        return [self._tf.convert_to_tensor(gradient) for gradient in found], loss, other

    def stepped(
        self, workings: Workings, state: State, gradients: Tensors, other: Tensors
    ) -> State:
        """By the optimiser's own step on the model's variables, which get their values back."""
        optimizer, variables = workings.built, workings.model.trainable_variables
        for variable, value in zip(optimizer.variables, state.optimizer, strict=True):
            variable.assign(value)
        with _lent(variables, state.trainable, self._tf.identity):
            optimizer.apply(gradients, variables)
            trainable = [self._tf.identity(variable.value) for variable in variables]
        memory = [self._tf.identity(one.value) for one in optimizer.variables]
        return State(trainable, other, memory)


@contextmanager
def _lent(variables: list[Any], values: Tensors, copy: Callable[[Any], Any]) -> Generator[None]:
    """Within, the variables have these values; afterwards, whatever happens, their own."""
    own = [copy(variable.value) for variable in variables]
    try:
        for variable, value in zip(variables, values, strict=True):
            variable.assign(value)
        yield
    finally:
        for variable, value in zip(variables, own, strict=True):
            variable.assign(value)
