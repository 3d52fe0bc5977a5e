"""The plan of a training: all that is fixed when its loop is compiled, and what it reads."""

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int, Num

from pellucid.learning.losses import USUAL_LOSS, Targets
from pellucid.learning.settings import Settings
from pellucid.network import Network, Task, compiled
from pellucid.network.cost import has_convolutions

# A record of vitals costs about a step when one network learns, and about ten when many tiny
# ones do: together at most one part in twenty.
_STEPS_A_RECORD, _STEPS_A_RECORD_OF_MANY = 20, 200


_LEAST, _SAMPLE, _ALL = 256, 1024, 1 << 62

BRIEF: dict[str, Any] = {
    "xla_cpu_use_fusion_emitters": False,
    "xla_cpu_parallel_codegen_split_count": 1,
}
"""Compiler options with which XLA is ready in half the time: see `live/compiling.py`."""


class Examples(NamedTuple):
    """All examples on the device, and which of them are for what.

    `x` is kept as it came, pictures as bytes and sound as 16-bit numbers: see `gathered`.
    `training` and `validation` are rows of `x`; `weights` says how much each row counts.
    Side by side, `x`, `y` are shared and the rest has one more axis.
    """

    x: Num[Array, "rows ..."]
    y: Targets
    weights: Float[Array, "... rows"]
    training: Int[Array, "... training"]
    validation: Int[Array, "... validation"]


def gathered(x: Num[Array, "all *shape"], rows: Int[Array, " rows"]) -> Float[Array, "rows *shape"]:
    """Some rows of the inputs, as floating-point numbers: a batch is, the whole never."""
    some = x[rows]
    return some if jnp.issubdtype(some.dtype, jnp.floating) else some.astype(jnp.float32)


def evenly(rows: Int[Array, " rows"], count: int) -> Int[Array, " count"]:
    """So many of the rows, evenly from first to last: files are often sorted by class."""
    return rows[np.linspace(0, len(rows) - 1, count).astype(int)]


class Rates(NamedTuple):
    """What may differ between networks side by side."""

    learning_rate: Float[Array, "..."]
    weight_decay: Float[Array, "..."]

    @staticmethod
    def alike(settings: Settings, networks: int) -> "Rates":
        """The settings' own, for so many networks."""
        both = settings.rate, settings.weight_decay
        return Rates(*(jax.device_put(np.full(networks, one, np.float32)) for one in both))


class Plan(NamedTuple):
    """What is fixed when the loop is compiled.

    `brief`: it is compiled soon rather than well, for trainings shorter than their compiling.
    """

    network: Network
    task: Task
    settings: Settings
    examples: int
    networks: int = 1
    sharded: bool = False
    brief: bool = False

    @property
    def batch(self) -> int:
        """Examples a step: as set, but never more than there are."""
        return min(self.settings.batch_size, self.examples)

    @property
    def steps(self) -> int:
        """Steps an epoch; the last batch is filled up from the start of the shuffle."""
        return -(-self.examples // self.batch)

    @property
    def stepwise(self) -> bool:
        """Whether the training is cut within epochs: one of convolutions can last a minute."""
        return has_convolutions(self.network)

    @property
    def compiling(self) -> dict[str, Any]:
        """How its programs should be compiled: `compiler_options` of `jax.jit`."""
        return (compiled() if self.stepwise else {}) | (BRIEF if self.brief else {})

    @property
    def judged(self) -> tuple[int, int]:
        """The most training and validation examples that an epoch is judged on.

        Where looking forward costs as much as learning, a twentieth and a tenth of the training
        examples: one part in twenty of the epoch's time, since a step looks forward once and
        backward twice.
        """
        if not self.stepwise:
            return _SAMPLE, _ALL
        return min(_SAMPLE, max(_LEAST, self.examples // 20)), max(_LEAST, self.examples // 10)

    @property
    def record_every(self) -> int:
        """Epochs between two records of vitals."""
        apart = _STEPS_A_RECORD if self.networks == 1 else _STEPS_A_RECORD_OF_MANY
        return max(1, -(-apart // self.steps))

    @property
    def records(self) -> int:
        """How many records of vitals the training makes."""
        return -(-self.settings.epochs // self.record_every) if self.settings.vitals else 0

    @property
    def loss(self) -> str:
        """The name of the loss: the one chosen, or the task's."""
        return self.settings.loss or USUAL_LOSS[self.task]
