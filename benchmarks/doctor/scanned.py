"""Whole trainings as one compiled program, several seeds side by side."""

from collections.abc import Callable
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from benchmarks.doctor.material import Material
from benchmarks.doctor.setup import Sample, Setup
from msgspec.structs import replace


class Data(NamedTuple):
    """What a program reads besides its networks' states."""

    x: Any
    y: Any
    held: Any


class Learner(NamedTuple):
    """The state after one more batch, and what a state answers to held-out rows."""

    step: Callable[[Any, Data, Any, Any], Any]
    answer: Callable[[Any, Data], Any]


Program = Callable[[Any, Data, Any], Any]

# Compiled with less care a program is ready in a third of the time, and runs as fast, networks
# being small.
_QUICKLY = {
    "xla_cpu_use_fusion_emitters": False,
    "xla_cpu_parallel_codegen_split_count": 1,
    "xla_backend_optimization_level": 1,
}


def program_of(setup: Setup, rows: int, learner: Learner) -> Program:
    """Trains many networks from their states for so many epochs; gives their answers."""
    size = min(setup.batch_size, rows)

    def course(begun: Any, data: Data, epochs: Any) -> Any:
        state, seed = begun

        def epoch(at: Any, state: Any) -> Any:
            key = jax.random.fold_in(jax.random.key(seed), at)
            order = jax.random.permutation(key, rows)[: rows // size * size].reshape(-1, size)
            keys = jax.random.split(jax.random.fold_in(key, 1), len(order))
            step = lambda state, at: (learner.step(state, data, *at), None)  # noqa: E731 - one line, one use
            return jax.lax.scan(step, state, (order, keys))[0]

        return learner.answer(jax.lax.fori_loop(0, epochs, epoch, state), data)

    def together(many: Any, data: Data, epochs: Any) -> Any:
        # Side by side, convolutions of several networks become one with groups, which is slow.
        if any(part.kind in ("convolution", "recurrent") for part in setup.parts):
            return jax.lax.map(lambda one: course(one, data, epochs), many)
        return jax.vmap(lambda one: course(one, data, epochs))(many)

    return jax.jit(together, compiler_options=_QUICKLY)


def run(program: Program, states: list[Any], data: Data, epochs: int) -> list[np.ndarray]:
    """What each state answers once it has learned."""
    many = jax.tree.map(lambda *leaves: jnp.stack(leaves), *states)
    return list(np.asarray(program((many, jnp.arange(len(states))), data, jnp.int32(epochs))))


def data_of(material: Material, y: np.ndarray) -> Data:
    """A material's arrays for a program."""
    return Data(jnp.asarray(material.x), jnp.asarray(y), jnp.asarray(material.held_x))


def skeleton(setup: Setup) -> Setup:
    """What of a set-up its program depends on: set-ups that share it share the program."""
    parts = tuple(replace(part, initialisation=None, bias=None) for part in setup.parts)
    sample = Sample(name=setup.sample.name, rows=0, coding=setup.sample.coding)
    return replace(setup, sample=sample, parts=parts, rate=1.0, epochs=1, seed=0, validation=True)
