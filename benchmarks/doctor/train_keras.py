"""Training a Keras set-up on its JAX backend: the loss, the penalties, the optimiser are Keras'.

`Model.fit` takes a third of a millisecond a step and compiles once a seed: too long for thousands
of set-ups.
"""

from functools import lru_cache
from typing import Any

import jax
import jax.numpy as jnp
import keras
import numpy as np
from benchmarks.doctor.build_keras import loss, loss_object, model_of, optimizer
from benchmarks.doctor.material import Material
from benchmarks.doctor.scanned import Data, Learner, Program, data_of, program_of, run, skeleton
from benchmarks.doctor.setup import Setup


def answers(setup: Setup, material: Material, seeds: tuple[int, ...]) -> list[np.ndarray]:
    """What a network of each seed, once trained, answers to the held-out rows."""
    shape, kind = material.x.shape, material.x.dtype.name
    states = [_state(_compiled(setup, shape[1:], kind, seed)) for seed in seeds]
    program = _program(skeleton(setup), shape, kind)
    return run(program, states, data_of(material, material.y), setup.epochs)


@lru_cache(maxsize=4)
def _program(setup: Setup, shape: tuple[int, ...], kind: str) -> Program:
    model, judge = _compiled(setup, shape[1:], kind, 0), loss_object(setup)

    def missed(learned: Any, measured: Any, data: Data, rows: Any) -> Any:
        answered, measured, penalties = model.stateless_call(
            learned, measured, data.x[rows], training=True, return_losses=True
        )
        return judge(data.y[rows], answered) + sum(penalties), measured

    def step(state: Any, data: Data, rows: Any, key: Any) -> Any:
        del key  # Keras draws from seeds among its variables
        learned, measured, memory = state
        slope = jax.value_and_grad(missed, has_aux=True)
        (_, measured), gradients = slope(learned, measured, data, rows)
        learned, memory = model.optimizer.stateless_apply(memory, gradients, learned)
        return learned, measured, memory

    def answer(state: Any, data: Data) -> Any:
        return model.stateless_call(state[0], state[1], data.held, training=False)[0]

    return program_of(setup, shape[0], Learner(step, answer))


def _compiled(setup: Setup, shape: tuple[int, ...], kind: str, seed: int) -> keras.Model:
    keras.utils.set_random_seed(seed)
    model, _ = model_of(setup, shape, kind)
    model.compile(optimizer=optimizer(setup), loss=loss(setup))
    model.optimizer.build(model.trainable_variables)
    return model


def _state(model: keras.Model) -> Any:
    """A model's variables: learned, measured, the optimiser's (its rate among them)."""
    groups = (model.trainable_variables, model.non_trainable_variables, model.optimizer.variables)
    return tuple([jnp.asarray(one.value) for one in group] for group in groups)
