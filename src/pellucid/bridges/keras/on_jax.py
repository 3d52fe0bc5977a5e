"""Keras on JAX: many steps in one compiled program."""

from collections.abc import Callable
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from keras import ops

from pellucid.bridges.keras.batches import Batches
from pellucid.bridges.keras.engine import Judged, Stretch
from pellucid.bridges.keras.hearing import Heard
from pellucid.bridges.keras.names import kind_of
from pellucid.bridges.keras.workings import State, Workings
from pellucid.network import compiled as for_convolutions

_QUICK = {"xla_cpu_use_fusion_emitters": False, "xla_cpu_parallel_codegen_split_count": 1}
_MUCH_WORK = 2e7
"""Steps times parameters from where on it is worth a program's while to be optimised.

Measured with JAX 0.10.2, 20-64-32-3, Adam, of the processor's time: as XLA has it, compiling
takes 0.95 s and 256 steps 8 ms; with `_QUICK`, 0.55 s and 8 ms; not optimised, 0.16 s and 22 ms.
"""


class OnJax:
    """Steps in a compiled loop.

    Convolutions are stepped one by one: their gradients inside a loop take XLA 20 times as long
    on a CPU (jax issue 12868).
    """

    def state(self, workings: Workings, values: State) -> State:
        del workings
        return State(*([jnp.array(value) for value in part] for part in values))

    def tensor(self, array: np.ndarray) -> Any:
        return jnp.asarray(array)

    def imagine(self, function: Callable[..., Any], *given: Any) -> Any:
        return jax.eval_shape(function, *given)

    def advance(
        self, workings: Workings, state: State, x: Any, y: Any, at: Batches, planned: int
    ) -> Stretch:
        if _convolves(workings):
            return _one_by_one(workings, state, x, y, at)
        much = planned * sum(value.size for value in state.trainable) > _MUCH_WORK
        options = _QUICK | {"xla_backend_optimization_level": int(much)}
        steps = _compiled(workings, _steps, options)
        return _stretch(*steps(state, x, y, at.rows, at.weights, at.steps))

    def judge(
        self, workings: Workings, state: State, x: Any, y: Any, first: int, listened: int
    ) -> Judged:
        options = _QUICK | {"xla_backend_optimization_level": 0}
        if _convolves(workings):
            options = for_convolutions()
        judged = _compiled(workings, _judged, options, static=(3, 4))
        answers, losses, heard = judged(state, x, y, first, listened)
        return Judged(np.asarray(answers), [float(loss) for loss in losses], _heard(heard))

    def heard(self, workings: Workings, state: State, x: Any) -> Heard:
        return _heard(jax.jit(partial(_listened, workings))(state, x))


def _convolves(workings: Workings) -> bool:
    return any(kind_of(layer) == "convolution" for layer in workings.layers)


def _compiled(
    workings: Workings, function: Callable[..., Any], options: dict[str, Any],
    static: tuple[int, ...] = (),
) -> Any:  # fmt: skip
    """The function of these workings, compiled once for each choice of options."""
    name = f"{function.__name__} {options}"
    if name not in workings.compiled:
        options = options if jax.default_backend() == "cpu" else {}
        workings.compiled[name] = jax.jit(
            partial(function, workings), static_argnums=static, compiler_options=options
        )
    return workings.compiled[name]


def _step(workings: Workings, state: State, x: Any, y: Any, weights: Any) -> Any:
    """One step: the state after it, its loss, its gradients, and whether these are finite."""
    learning = jax.value_and_grad(workings.error, has_aux=True)
    (_, (loss, other)), gradients = learning(state.trainable, state, x, y, weights)
    finite = jnp.isfinite(loss) & jnp.isfinite(sum(gradient.sum() for gradient in gradients))
    return workings.stepped(state, gradients, other), loss, gradients, finite


def _steps(
    workings: Workings, state: State, x: Any, y: Any, rows: Any, weights: Any, count: Any
) -> Any:
    """`count` steps, or as many as stay finite, over the rows of each."""

    def body(carried: Any) -> Any:
        at, state, losses, _, _, _ = carried
        weighing = None if weights is None else weights[at]
        after, loss, gradients, finite = _step(workings, state, x[rows[at]], y[rows[at]], weighing)
        return at + 1, after, losses.at[at].set(loss), state.trainable, gradients, finite

    unknown = [jnp.zeros_like(value) for value in state.trainable]
    losses = jnp.zeros(len(rows))
    start = (0, state, losses, unknown, unknown, jnp.array(True))
    return jax.lax.while_loop(lambda c: (c[0] < count) & c[5], body, start)


def _stretch(
    done: Any, state: State, losses: Any, before: Any, gradients: Any, finite: Any
) -> Stretch:
    return Stretch(
        state,
        np.asarray(losses)[: int(done)],
        [np.asarray(value) for value in before],
        [np.asarray(value) for value in gradients],
        not bool(finite),
    )


def _one_by_one(workings: Workings, state: State, x: Any, y: Any, at: Batches) -> Stretch:
    """The same without a loop around the steps."""
    step = _compiled(workings, _picked, for_convolutions())
    losses: list[float] = []
    before, gradients, finite = state.trainable, state.trainable, True
    for rows, weights in zip(at.rows[: at.steps], _each(at), strict=True):
        before = state.trainable
        state, loss, gradients, finite = step(state, x, y, rows, weights)
        losses.append(float(loss))
        if not finite:
            break
    return _stretch(len(losses), state, np.array(losses), before, gradients, finite)


def _each(at: Batches) -> Any:
    return [None] * at.steps if at.weights is None else at.weights[: at.steps]


def _picked(workings: Workings, state: State, x: Any, y: Any, rows: Any, weights: Any) -> Any:
    return _step(workings, state, x[rows], y[rows], weights)


def _judged(
    workings: Workings, state: State, x: Any, y: Any, first: int, listened: int
) -> tuple[Any, Any, Any]:
    answers, losses, heard = workings.judged(state, x, y, first, listened > 0)
    return answers, losses, _tensors(heard, listened)


def _listened(workings: Workings, state: State, x: Any) -> Any:
    return _tensors(workings.heard(state, x), len(x))


def _tensors(heard: Heard, rows: int) -> Any:
    """Of what was heard, what a program can return: the first rows of z and of outputs."""
    return [
        {at: value[:rows] for at, value in part.items() if ops.is_tensor(value)}
        for part in (heard.z, heard.outputs)
    ]


def _heard(tensors: Any) -> Heard:
    z, outputs = ({at: np.asarray(value) for at, value in part.items()} for part in tensors)
    return Heard({}, z, outputs)
