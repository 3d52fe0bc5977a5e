"""The crew: what it compiles, and how often."""

import jax
import numpy as np
import pytest

from pellucid.learning.crew import Crew, _programs
from pellucid.learning.plan import Examples, Plan, Rates
from pellucid.learning.settings import Settings
from pellucid.network import Conv, Dense, Flatten, Network

DENSE = Network((4,), (Dense(3, "relu"), Dense(1, "sigmoid")))
PICTURES = Network((2, 2, 1), (Conv(3, 2, "relu"), Flatten(), Dense(1, "sigmoid")))


@pytest.mark.parametrize("network", [DENSE, PICTURES], ids=["epochs", "steps"])
@pytest.mark.parametrize("many", [1, 2])
def test_every_program_is_compiled_once(network: Network, many: int) -> None:
    rows, chance = 10, np.random.default_rng(0)
    plan = Plan(network, "binary", Settings(epochs=4, batch_size=5), rows, many)
    examples = Examples(
        *map(jax.device_put, (
            chance.normal(size=(rows, *network.inputs)).astype(np.float32), np.arange(rows) % 2,
            np.ones((many, rows), np.float32), np.tile(np.arange(rows), (many, 1)),
            np.empty((many, 0), np.int32),
        ))
    )  # fmt: skip
    rates = Rates(*(jax.device_put(np.full(many, rate, np.float32)) for rate in (0.1, 0.0)))
    crew = Crew(plan, np.arange(many), rates, examples, {})
    while crew.epoch < 4:
        crew.advance(1)
    # A state that came back with other types than it went in would be compiled for again.
    times = {program._cache_size() for program in _programs(plan)}
    assert times == ({0, 1} if network is DENSE else {1})
