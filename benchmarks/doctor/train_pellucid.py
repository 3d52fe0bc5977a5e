"""Training a Pellucid set-up: layers, losses and optimisers are Pellucid's own."""

from functools import lru_cache
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from benchmarks.doctor.build_pellucid import LOSSES, network_of, preset
from benchmarks.doctor.material import Material
from benchmarks.doctor.scanned import Data, Learner, Program, data_of, program_of, run, skeleton
from benchmarks.doctor.setup import Setup

from pellucid.learning import loss, optimizer
from pellucid.learning.optimizers import Decay, transformation
from pellucid.learning.step import with_statistics
from pellucid.network import Mode, Network, learned


def answers(setup: Setup, material: Material, seeds: tuple[int, ...]) -> list[np.ndarray]:
    """What a network of each seed, once trained, answers to the held-out rows."""
    network = network_of(setup, material.x.shape[1:])
    begun = [network.init(seed) | preset(setup, network, seed) for seed in seeds]
    states = [(start, _rule(setup, network, start, 0).init(start), setup.rate) for start in begun]
    program = _program(skeleton(setup), material.x.shape)
    data = data_of(material, material.y.reshape(len(material.x)))
    return run(program, states, data, setup.epochs)


@lru_cache(maxsize=4)
def _program(setup: Setup, shape: tuple[int, ...]) -> Program:
    network = network_of(setup, shape[1:])
    criterion = loss(LOSSES.get(setup.loss, setup.loss)).values

    def missed(parameters: Any, data: Data, rows: Any, key: Any) -> Any:
        mode = Mode(training=True, key=key)
        steps = network.forward(parameters, data.x[rows].astype(jnp.float32), mode)
        last = network.output_activation
        return criterion(steps[-1].z, steps[-1].a, data.y[rows], last).mean(), steps

    def step(state: Any, data: Data, rows: Any, key: Any) -> Any:
        parameters, memory, rate = state
        slope = jax.value_and_grad(missed, has_aux=True)
        (_, steps), gradients = slope(parameters, data, rows, key)
        rule = _rule(setup, network, parameters, rate)
        updates, memory = rule.update(gradients, memory, parameters)
        return with_statistics(optax.apply_updates(parameters, updates), steps), memory, rate

    def answer(state: Any, data: Data) -> Any:
        return network(state[0], data.held.astype(jnp.float32))

    return program_of(setup, shape[0], Learner(step, answer))


def _rule(
    setup: Setup, network: Network, parameters: Any, rate: Any
) -> optax.GradientTransformation:
    free = learned(network, parameters)
    decayed = jax.tree.map(lambda leaf, is_free: is_free and leaf.ndim > 1, parameters, free)
    decay = Decay(setup.decay, decayed)
    return transformation(optimizer(setup.optimizer), lambda _: rate, decay, None, None)
