"""Run by test_devices.py in a process of its own: trains, and writes the parameters.

Usage: python sharded.py DEVICES NETWORKS FILE
"""

import os
import sys

devices, networks, file = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
os.environ["XLA_FLAGS"] = f"--xla_force_host_platform_device_count={devices}"

import jax  # noqa: E402 - the number of devices is fixed when JAX is imported
import numpy as np  # noqa: E402 - likewise

from pellucid.data import Dataset  # noqa: E402 - likewise
from pellucid.learning import Rows, Settings, fit  # noqa: E402 - likewise
from pellucid.network import dense_network  # noqa: E402 - likewise

assert jax.device_count() == devices
draw = np.random.default_rng(0)
x = draw.normal(size=(200, 4)).astype(np.float32)
data = Dataset("plane", x, (x[:, 0] * x[:, 1] > 0).astype(np.int32), "binary", ("no", "yes"))
fitted = fit(
    dense_network(4, 1, "binary", (8,), activation="tanh"),
    data,
    Settings(epochs=5, batch_size=30, optimizer="adam", learning_rate=0.01),
    Rows(np.arange(160), np.arange(160, 200)),
    seeds=range(networks),
)
leaves = jax.tree.leaves(fitted.parameters)
np.savez(file, fitted.curves, *map(np.asarray, leaves))
