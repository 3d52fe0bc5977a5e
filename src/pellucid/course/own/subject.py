"""What is asked about: a learner's own model, and examples it can answer."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from pellucid.learning import Model
from pellucid.network import Parameters


@dataclass(frozen=True)
class Subject:
    """A model, and encoded examples `x` of `source`; without examples fewer things can be asked.

    `targets` are encoded as the model's answers are: a class's index, or a quantity. `shown` says
    each example in words, and `numbers` its place in the source, if not its place here.
    """

    model: Model
    x: np.ndarray | None = None
    targets: np.ndarray | None = None
    source: str = "the data"
    shown: tuple[str, ...] = ()
    numbers: np.ndarray | None = None
    seed: int = 0

    @cached_property
    def first(self) -> Parameters:
        """The parameters of the first of the networks that answer together."""
        return jax.tree.map(jnp.asarray, self.model.member(0))

    @cached_property
    def outputs(self) -> np.ndarray:
        """What the model answers to the examples, as its outputs stand."""
        return self.model.outputs(self.x) if self.x is not None else np.zeros((0, 1), np.float32)

    @property
    def whose(self) -> str:
        """Whose inner parts are asked for, where several networks answer together."""
        many = self.model.networks
        return "your network" if many == 1 else f"the first of your {many} networks"

    def random(self, what: str) -> np.random.Generator:
        """Random numbers of one question's own, so that no other question changes them."""
        return np.random.default_rng([self.seed, *what.encode()])

    def named(self, row: int) -> str:
        """One example: its number, and what is known of it."""
        about = f" ({self.shown[row]})" if self.shown else ""
        number = row if self.numbers is None else int(self.numbers[row])
        return f"{self.model.noun} {number} of {self.source}{about}"

    def class_of(self, index: Any) -> str:
        """The name of a class."""
        return self.model.classes[int(index)]
