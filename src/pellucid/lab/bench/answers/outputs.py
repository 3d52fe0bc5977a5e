"""What the network answers to some examples, for questions about them."""

from functools import lru_cache, partial
from typing import Any, NamedTuple

import jax
import numpy as np
from jaxtyping import Array, Float, Shaped

from pellucid.lab.bench.journey import Journey
from pellucid.lab.bench.lessons import Material
from pellucid.learning.evaluate import outputs
from pellucid.learning.losses import loss
from pellucid.learning.metrics import answers
from pellucid.learning.plan import Examples, Plan
from pellucid.network import Parameters


class Answered(NamedTuple):
    """Each example's outputs, loss, and answer: the number of a class, or a quantity."""

    outputs: Float[np.ndarray, "n outputs"]
    losses: Float[np.ndarray, " n"]
    answers: Shaped[np.ndarray, " n"]


def answered(journey: Journey, part: str) -> Answered:
    """What the network answers to all examples of a part."""
    plan, live, examples = journey.course.plan, journey.way.live, journey.lessons.examples
    found = _answering(plan, part == "training")(live.parameters, examples)
    return Answered(*map(np.asarray, found))


@lru_cache(maxsize=32)  # a program takes megabytes: those of networks long gone are let go
def _answering(plan: Plan, training: bool) -> Any:
    return jax.jit(partial(_answered, plan, training))


def _answered(
    plan: Plan, training: bool, parameters: Parameters, examples: Examples
) -> tuple[Array, Array, Array]:
    rows = examples.training if training else examples.validation
    z, a = outputs(plan.network, parameters, examples.x, rows)
    losses = loss(plan.loss).values(z, a, examples.y[rows], plan.network.output_activation)
    return a, losses, a[:, 0] if plan.task == "regression" else answers(a)


def said(material: Material, output: Float[np.ndarray, " outputs"]) -> str:
    """One answer in words: a class, or a quantity in its own units."""
    if material.task == "regression":
        mean, scale = material.target_scale
        return f"{float(output[0]) * scale + mean:.3g}"
    best = int(output.argmax()) if len(output) > 1 else int(output[0] > 0.5)
    return material.classes[best]
