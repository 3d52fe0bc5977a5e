"""Workings: a Keras model, its loss and its optimiser, as functions that change nothing.

Keras computes statelessly on every backend: the values of all variables go in, and the new ones
come out. So the person's own model is trained without a number in it moving, and one compiled
program serves every learning rate and every start.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from pellucid.bridges.keras.answers import single
from pellucid.bridges.keras.drawing import drawn_here
from pellucid.bridges.keras.hearing import Heard, hearing
from pellucid.bridges.keras.losses import loss_facts
from pellucid.doctor.anatomy import Loss

Tensors = list[Any]


class State(NamedTuple):
    """The values of all variables: trainable, the model's others, the optimiser's."""

    trainable: Tensors
    other: Tensors
    optimizer: Tensors


@dataclass(frozen=True, eq=False)
class Workings:
    """The model, its layers in order with the shapes they give, the loss, its own optimiser.

    `compiled` keeps what a backend compiled of it.
    """

    model: Any
    layers: tuple[Any, ...]
    shapes: tuple[tuple[int, ...], ...]
    loss: Any
    optimizer: Any
    compiled: dict[str, Any] = field(default_factory=dict[str, Any])

    @cached_property
    def built(self) -> Any:
        """The optimiser, knowing the variables it is for."""
        with drawn_here():
            self.optimizer.build(self.model.trainable_variables)
        return self.optimizer

    @cached_property
    def facts(self) -> Loss:
        """What a rule may ask about the loss."""
        return loss_facts(self.loss)

    def outputs(self, state: State, x: Any, *, training: bool) -> tuple[Any, Tensors, Tensors]:
        """The answers to `x`, the model's other variables afterwards, its losses of weights."""
        mode = {"training": training} if self.model._call_has_training_arg else {}
        answers, other, penalties = self.model.stateless_call(
            state.trainable, state.other, x, return_losses=True, **mode
        )
        return single(answers), other, penalties

    def answers(self, state: State, x: Any) -> Any:
        """The answers to `x`."""
        return self.outputs(state, x, training=False)[0]

    def error(
        self, trainable: Tensors, state: State, x: Any, y: Any, weights: Any
    ) -> tuple[Any, tuple[Any, Tensors]]:
        """What the optimiser makes small, as Keras' `fit` has it.

        With penalties on weights and scaled where the optimiser scales; beside it the loss, and
        the model's other variables afterwards.
        """
        from keras import ops

        answers, other, penalties = self.outputs(
            state._replace(trainable=trainable), x, training=True
        )
        loss = self.loss(y, answers, sample_weight=weights)
        total = sum(penalties, start=loss)
        return self.built.scale_loss(total), (ops.mean(loss), other)

    def stepped(self, state: State, gradients: Tensors, other: Tensors) -> State:
        """The state after one step of the optimiser along these gradients."""
        trainable, optimizer = self.built.stateless_apply(
            state.optimizer, gradients, state.trainable
        )
        return State(trainable, other, optimizer)

    def judged(
        self, state: State, x: Any, y: Any, first: int, listening: bool
    ) -> tuple[Any, list[Any], Heard]:
        """The answers to `x`, the mean loss of the first rows and of the rest, what was heard."""
        with hearing(self.layers if listening else ()) as heard:
            answers = self.answers(state, x)
        parts = ((y[part], answers[part]) for part in (slice(None, first), slice(first, None)))
        return answers, [self._mean(*part) for part in parts if len(part[0])], heard

    def _mean(self, y: Any, answers: Any) -> Any:
        """The loss of one example, on average, whatever the loss makes of a batch."""
        from keras import ops

        loss = self.loss(y, answers)
        return loss / len(y) if self.loss.reduction == "sum" else ops.mean(loss)

    def heard(self, state: State, x: Any) -> Heard:
        """What goes into and comes out of every layer while the network learns from `x`."""
        with hearing(self.layers) as heard:
            self.outputs(state, x, training=True)
        return heard
