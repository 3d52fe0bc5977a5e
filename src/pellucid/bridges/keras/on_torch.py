"""Keras on PyTorch."""

from contextlib import AbstractContextManager
from typing import Any

import torch

from pellucid.bridges.keras.eager import Eager
from pellucid.bridges.keras.workings import State, Tensors, Workings


class OnTorch(Eager):
    """Steps by autograd; the person's parameters and their gradients are never touched."""

    def quiet(self) -> AbstractContextManager[Any]:
        return torch.no_grad()

    def copy(self, tensor: Any) -> Any:
        return tensor.detach().clone()

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
