"""The bench an experiment works at: its seeds, its progress, training over all seeds at once."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Float32

from pellucid.data import Dataset
from pellucid.learning import CURVES, Progress, Rates, Rows, Settings, VitalSigns, fit
from pellucid.network import Network, Parameters, Task

Watch = Callable[[float], None]
Item = TypeVar("Item")

NONE = np.zeros(0, np.int32)
"""No rows: for a training that is not steered by validation examples."""


class Trained(NamedTuple):
    """Networks that were trained side by side; parameters have one more axis, the seeds."""

    network: Network
    parameters: Parameters
    curves: Float[np.ndarray, "seeds epochs curves"]
    vitals: VitalSigns | None

    def curve(self, name: str) -> Float[np.ndarray, "seeds epochs"]:
        """One of `pellucid.learning.CURVES`: loss or metric, an epoch."""
        return self.curves[..., CURVES.index(name)]

    def outputs(self, x: Any) -> Float[np.ndarray, "seeds n ..."]:
        """Every network's outputs for the same inputs."""
        return np.asarray(_outputs(self.network, self.parameters, _floats(x)))

    def own_outputs(self, x: Any) -> Float[np.ndarray, "seeds n ..."]:
        """Every network's outputs for inputs of its own, `x[seed]`."""
        return np.asarray(_own_outputs(self.network, self.parameters, _floats(x)))


class Bench:
    """Seeds, one a network; a share of work done; and the training of networks side by side."""

    def __init__(self, seed: int, count: int, watch: Watch | None = None) -> None:
        self.seeds = [int(one) for one in np.random.SeedSequence(seed).generate_state(count)]
        self._seed, self._watch = seed, watch or (lambda _: None)
        self._from, self._to = 0.0, 1.0

    def __len__(self) -> int:
        return len(self.seeds)

    def draw(self, *what: int) -> np.random.Generator:
        """Random numbers of the experiment's own, the same for the same seed and `what`."""
        return np.random.default_rng([self._seed, *what])

    def keys(self) -> Array:
        """A JAX key for every seed."""
        return jax.vmap(jax.random.key)(jnp.asarray(self.seeds, jnp.uint32))

    def each(self, items: Sequence[Item]) -> Iterator[Item]:
        """The items one after another, each the same share of the work that is left to do."""
        low, width = self._from, self._to - self._from
        for index, item in enumerate(items):
            self._from = low + width * index / len(items)
            self._to = low + width * (index + 1) / len(items)
            self._watch(self._from)
            yield item
        self._from = self._to = low + width
        self._watch(self._to)

    def start(self, network: Network) -> Parameters:
        """Every seed's parameters before any training: those from which `train` starts."""
        return _start(network, self.keys())

    def train(
        self,
        network: Network,
        data: Dataset,
        *,
        rows: Any = None,
        validation: Any = NONE,
        rates: Rates | None = None,
        preset: Parameters | None = None,
        vitals: bool = False,
        **settings: Any,
    ) -> Trained:
        """Trains one network a seed on the same data, all at once; Ctrl-C leaves.

        `rows` are the examples to learn from, `[n]` for all or `[seeds, n]` for each (all by
        default); `settings` are fields of `pellucid.learning.Settings`.
        """
        learned = np.arange(len(data)) if rows is None else np.asarray(rows)
        chosen: dict[str, Any] = {"vitals": vitals} | settings
        found = fit(
            network,
            data,
            Settings(**chosen),
            Rows(learned, np.asarray(validation)),
            seeds=self.seeds,
            rates=rates,
            preset=preset,
            watch=self._progressed,
        )
        if found.ended == "interrupted":
            raise KeyboardInterrupt
        return Trained(network, found.parameters, found.curves, found.vitals)

    def _progressed(self, progress: Progress) -> None:
        done = (progress.epoch + progress.part) / progress.epochs
        self._watch(self._from + (self._to - self._from) * min(done, 1.0))


def pooled(
    x: Float[np.ndarray, "seeds n *shape"],
    y: np.ndarray,
    task: Task,
    classes: tuple[str, ...] = (),
) -> tuple[Dataset, np.ndarray]:
    """Data of each network's own, in one dataset; and the rows `[seeds, n]` that are whose.

    >>> data, rows = pooled(np.zeros((3, 5, 2)), np.zeros((3, 5)), "regression")
    >>> len(data), rows.shape
    (15, (3, 5))
    """
    inputs = x.reshape(-1, *x.shape[2:]).astype(np.float32)
    targets = y.reshape(-1).astype(np.float32 if task == "regression" else np.int32)
    rows = np.arange(len(inputs)).reshape(x.shape[:2])
    return Dataset("drawn", inputs, targets, task, classes), rows


def right(
    outputs: Float[np.ndarray, "seeds n classes"], targets: np.ndarray
) -> Float[np.ndarray, " seeds"]:
    """The share of right answers of every network; one output is the share of the second class."""
    answers = outputs[..., 0] > 0.5 if outputs.shape[-1] == 1 else outputs.argmax(-1)
    return (answers == targets).mean(-1)


def _floats(x: Any) -> Float32[Array, "..."]:
    return jnp.asarray(x, jnp.float32)


@partial(jax.jit, static_argnums=0)
def _outputs(network: Network, parameters: Parameters, x: Array) -> Array:
    return jax.vmap(network, (0, None))(parameters, x)


@partial(jax.jit, static_argnums=0)
def _own_outputs(network: Network, parameters: Parameters, x: Array) -> Array:
    return jax.vmap(network)(parameters, x)


@partial(jax.jit, static_argnums=0)
def _start(network: Network, keys: Array) -> Parameters:
    # A training splits its key in two and starts from the first: see `learning.loop.start`.
    return jax.vmap(lambda key: network.init(jax.random.split(key)[0]))(keys)
