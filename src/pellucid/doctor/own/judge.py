"""The judge: what a network answers with given parameters, and how well, between steps."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from pellucid.doctor.patient import Lessons
from pellucid.doctor.problem import Problem
from pellucid.doctor.score import score, truth
from pellucid.learning import loss as loss_called
from pellucid.learning.live.compiling import QUICK
from pellucid.network import Network, Parameters

HELD = 1000
"""How many of the held examples are judged at every look."""


@dataclass(frozen=True)
class Judge:
    """Looks at a network at the lessons' probe, and at some of their held examples."""

    network: Network
    loss: str
    lessons: Lessons

    def probed(self, parameters: Parameters) -> np.ndarray:
        """The outputs for the probe."""
        return self._outputs(parameters, self.lessons.x[self.lessons.probe])

    def held(self, parameters: Parameters) -> np.ndarray | None:
        """The outputs for all held examples; None where there are none."""
        held = self.lessons.held_x
        return None if held is None else self._outputs(parameters, held)

    def row(self, parameters: Parameters) -> np.ndarray:
        """A row of the curves: loss and score of the probe, and of held examples (else NaN)."""
        lessons = self.lessons
        row = self._judged(parameters, lessons.x[lessons.probe], lessons.y[lessons.probe])
        if lessons.held_x is None or lessons.held_y is None:
            return np.asarray([*row, np.nan, np.nan])
        held = self._judged(parameters, lessons.held_x[:HELD], lessons.held_y[:HELD])
        return np.asarray([*row, *held])

    def _judged(self, parameters: Parameters, x: np.ndarray, y: np.ndarray) -> list[float]:
        problem = self.lessons.problem
        answers, mean = self._look(parameters, x, targets(problem, y))
        return [mean, score(problem, answers, y, logits=False)]

    def _outputs(self, parameters: Parameters, x: np.ndarray) -> np.ndarray:
        # Any targets do, and the program for a loss is there anyway.
        kind = np.float32 if self.lessons.problem.task == "regression" else np.int32
        return self._look(parameters, x, np.zeros(len(x), kind))[0]

    def _look(
        self, parameters: Parameters, x: np.ndarray, wanted: np.ndarray
    ) -> tuple[np.ndarray, float]:  # fmt: skip
        look = _looker(self.network, self.loss)
        a, mean = look(parameters, jnp.asarray(x, jnp.float32), jnp.asarray(wanted))
        return np.asarray(a), float(mean)


def targets(problem: Problem, y: np.ndarray) -> np.ndarray:
    """Targets as Pellucid's losses read them: the index of a class, or a quantity."""
    if problem.task == "regression":
        return np.asarray(y, np.float32).reshape(len(y), -1)[:, 0]
    return truth(problem, y).astype(np.int32)


def forget_looks() -> None:
    """Lets go of the programs that looked at networks which nobody asks for again."""
    _looker.cache_clear()


@lru_cache(maxsize=64)
def _looker(network: Network, loss: str) -> Any:
    """Outputs and the mean loss, compiled soon: it runs a few times."""

    def look(parameters: Parameters, x: Any, wanted: Any) -> tuple[Any, Any]:
        last = network.forward(parameters, x)[-1]
        values = loss_called(loss).values(last.z, last.a, wanted, network.output_activation)
        return last.a, values.mean()

    return jax.jit(look, compiler_options=QUICK)
