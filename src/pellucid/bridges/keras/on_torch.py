"""Keras on PyTorch."""

from contextlib import AbstractContextManager
from typing import Any

import torch

from pellucid.bridges.keras.batches import Batches
from pellucid.bridges.keras.eager import Eager
from pellucid.bridges.keras.engine import Judged, Stretch
from pellucid.bridges.keras.workings import State, Tensors, Workings
from pellucid.bridges.pytorch.threads import suited


class OnTorch(Eager):
    """Steps by autograd; the person's parameters and their gradients are never touched."""

    def quiet(self) -> AbstractContextManager[Any]:
        return torch.no_grad()

    def copy(self, tensor: Any) -> Any:
        return tensor.detach().clone()

    def advance(
        self, workings: Workings, state: State, x: Any, y: Any, at: Batches, planned: int
    ) -> Stretch:
        with suited(workings.model, at.rows.shape[1]):
            return super().advance(workings, state, x, y, at, planned)

    def judge(
        self, workings: Workings, state: State, x: Any, y: Any, first: int, listened: int
    ) -> Judged:
        with suited(workings.model, len(x)):
            return super().judge(workings, state, x, y, first, listened)

    def gradients(
        self, workings: Workings, state: State, x: Any, y: Any, weights: Any
    ) -> tuple[Tensors, Any, Tensors]:
        leaves = [value.detach().requires_grad_() for value in state.trainable]
        total, (loss, other) = workings.error(leaves, state, x, y, weights)
        gradients = torch.autograd.grad(total, leaves, allow_unused=True, materialize_grads=True)
        return list(gradients), loss.detach(), [value.detach() for value in other]

    def stepped(
        self, workings: Workings, state: State, gradients: Tensors, other: Tensors
    ) -> State:
        # Keras' optimisers for PyTorch write into the tensors that they are given.
        return workings.stepped(state, gradients, other)
