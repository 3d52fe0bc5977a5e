"""Looks: what is seen of a training now and then, in evaluation mode and without a trace."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from jaxtyping import Float, Shaped
from torch import Tensor, nn

from pellucid.bridges.pytorch import layer_stats
from pellucid.bridges.pytorch.calls import Call
from pellucid.bridges.pytorch.randomness import evaluating
from pellucid.bridges.pytorch.steps import Batch, answer, cost
from pellucid.bridges.pytorch.trainee import Trainee
from pellucid.doctor.problem import Problem
from pellucid.doctor.recording import Vitals
from pellucid.doctor.score import score

_AT_ONCE = 512


def outputs(model: nn.Module, x: Tensor) -> Tensor:
    """What the model, in evaluation mode, answers to many inputs, some at a time."""
    with evaluating(model), torch.no_grad():
        return torch.cat([answer(model, part) for part in x.split(_AT_ONCE)])


@dataclass(frozen=True)
class Judge:
    """Judges outputs for some examples: loss and score."""

    batch: Batch
    truth: Shaped[np.ndarray, "examples ..."]
    problem: Problem

    def of(self, trainee: Trainee) -> tuple[float, float]:
        """The loss a model has on the examples, and its score."""
        given = outputs(trainee.model, self.batch.x)
        with torch.no_grad():
            facts = trainee.criterion.facts
            loss = float(cost(trainee.criterion, given, self.batch.y))
        loss = loss / len(given) if facts.reduction == "sum" else loss
        return loss, score(self.problem, numbers(given), self.truth, logits=facts.logits)


def numbers(tensor: Tensor) -> Shaped[np.ndarray, "..."]:
    """A tensor as an array; NumPy knows no bfloat16."""
    known = tensor.float() if tensor.dtype == torch.bfloat16 else tensor
    return known.detach().cpu().numpy()


@dataclass
class Looks:
    """What has been seen so far: curves, and vitals where they are wanted."""

    calls: Sequence[Call]
    vitals: bool
    at: list[int] = field(default_factory=list[int])
    curves: list[list[float]] = field(default_factory=list[list[float]])
    rows: list[Float[np.ndarray, "layers statistics"]] = field(default_factory=list)

    def look(
        self, step: int, trainee: Trainee, judges: Sequence[Judge | None], sizes: "Sizes"
    ) -> None:
        """Looks at a training after so many steps."""
        self.at.append(step)
        blank = (layer_stats.NAN, layer_stats.NAN)
        self.curves.append([
            value for judge in judges for value in (judge.of(trainee) if judge else blank)
        ])  # fmt: skip
        if self.vitals and judges[0]:
            with evaluating(trainee.model):
                active = layer_stats.of_activations(
                    self.calls, trainee.model, judges[0].batch.x[: layer_stats.SEEN]
                )
            self.rows.append(np.column_stack([np.array(active), sizes.columns()]))

    def first_step(self, sizes: "Sizes") -> None:
        """Gives the look before the first step the gradients and the updates of that step."""
        self.rows[0][:, layer_stats.ACTIVE + 1 :] = sizes.columns()[:, 1:]

    def of_vitals(self) -> Vitals | None:
        """All vitals, or None where none were wanted."""
        if not self.vitals:
            return None
        names = tuple(call.name for call in self.calls)
        return Vitals(np.array(self.at[: len(self.rows)]), names, np.array(self.rows))


class Sizes:
    """The sizes of weights, gradients and updates of every layer, around one step."""

    def __init__(self, calls: Sequence[Call]) -> None:
        self._owned = layer_stats.parameters_of(calls)
        self._before: list[list[Tensor]] = []
        self._gradients = self._updates = np.full(len(calls), layer_stats.NAN)

    def before(self) -> None:
        """To be called with fresh gradients, just before the step."""
        self._gradients = layer_stats.norms([[one.grad for one in own] for own in self._owned])
        self._before = [[one.detach().clone() for one in own] for own in self._owned]

    def after(self) -> None:
        """To be called just after it."""
        with torch.no_grad():
            moved = [
                [now - was for now, was in zip(own, old, strict=True)]
                for own, old in zip(self._owned, self._before, strict=True)
            ]
        self._updates, self._before = layer_stats.norms(moved), []

    def columns(self) -> Float[np.ndarray, "layers 3"]:
        """Weights as they are now; gradients and updates of the step that was seen last."""
        weights = layer_stats.norms(self._owned)
        return np.column_stack([weights, self._gradients, self._updates])
