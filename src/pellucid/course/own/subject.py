"""What is asked about: a learner's own model, and examples it can answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from pellucid.course.language import ENGLISH, Language
from pellucid.learning import Model
from pellucid.network import Parameters


@dataclass(frozen=True)
class Subject:
    """A model, and encoded examples `x` of `source`; without examples fewer things can be asked.

    `targets` are encoded as the model's answers are: a class's index, or a quantity. `shown` says
    each example in words, and `numbers` its place in the source, if not its place here. It is asked
    in `language`; `layers` has what layers are called in it, if not by their names.
    """

    model: Model
    x: np.ndarray | None = None
    targets: np.ndarray | None = None
    source: str = "the data"
    shown: tuple[str, ...] = ()
    numbers: np.ndarray | None = None
    seed: int = 0
    language: Language = ENGLISH
    layers: Mapping[str, str] = field(default_factory=dict[str, str])

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
        return self.language.many(
            self.model.networks, "your network", "the first of your {many} networks"
        )

    def random(self, what: str) -> np.random.Generator:
        """Random numbers of one question's own, so that no other question changes them."""
        return np.random.default_rng([self.seed, *what.encode()])

    def named(self, row: int) -> str:
        """One example: its number, and what is known of it."""
        number = row if self.numbers is None else int(self.numbers[row])
        named = self.language.say(
            "{noun} {number} of {source}",
            noun=self.noun(1), number=str(number), source=self.source,
        )  # fmt: skip
        return f"{named} ({self.shown[row]})" if self.shown else named

    def noun(self, many: int) -> str:
        """What so many examples are called."""
        match self.model.noun:
            case "picture":
                return self.language.many(many, "picture", "pictures")
            case "recording":
                return self.language.many(many, "recording", "recordings")
            case _:
                return self.language.many(many, "row", "rows")

    def layer(self, name: str) -> str:
        """What a layer is called."""
        return self.layers.get(name, name)

    def class_of(self, index: Any) -> str:
        """The name of a class."""
        return self.model.classes[int(index)]
