"""Run by test_devices.py in a process of its own: judges and learns, and writes the results.

Usage: python sharded.py DEVICES FILE
"""

import os
import sys

devices, file = int(sys.argv[1]), sys.argv[2]
os.environ["XLA_FLAGS"] = f"--xla_force_host_platform_device_count={devices}"

import jax  # noqa: E402 - the number of devices is fixed when JAX is imported
import numpy as np  # noqa: E402 - likewise

from pellucid.games import Judge, game, player_network, rules_of  # noqa: E402 - likewise
from pellucid.games.learn import begin, learn  # noqa: E402 - likewise
from pellucid.games.selfplay import Lessons  # noqa: E402 - likewise
from pellucid.games.wander import wandered  # noqa: E402 - likewise

assert jax.device_count() == devices
rules, random = rules_of(game("tic-tac-toe")), np.random.default_rng(0)
network = player_network(rules, channels=8, blocks=1, units=16)
positions = wandered(rules, np.arange(32) % 6, random)
shares = positions.legal / positions.legal.sum(axis=1, keepdims=True)
lessons = Lessons(
    positions.observations, positions.legal, shares.astype(np.float32),
    random.integers(0, 3, 32).astype(np.int8),
)  # fmt: skip
learner = begin(network, 1)
for _ in range(5):
    learner, _ = learn(network, learner, lessons, 1e-3)
opinion = Judge(network, learner.parameters)(positions.observations)
leaves = jax.tree.leaves(learner.parameters)
np.savez(file, opinion.logits, opinion.value, *map(np.asarray, leaves))
