"""Loops: what a person's own training loop was seen to do, beside what it trained."""

from msgspec import Struct


class LoopFacts(Struct, frozen=True, kw_only=True):
    """Habits of a training loop, counted while it ran.

    `steps` are the optimiser's; all shares are of them, from 0 to 1. `predictions` are passes
    that no gradient went back through. Only networks with dropout or batch normalisation differ
    between the two modes: for others `in_evaluation` and `in_training_mode` stay 0.
    """

    steps: int
    not_reset: float
    """Steps whose gradient was added to that of a step already taken."""
    without_gradient: float
    """Steps that no gradient reached: the loss was computed apart from the network, or never
    sent back."""
    passes_a_step: float
    """Backward passes for each step; more than 1 where gradients are gathered on purpose."""
    in_evaluation: float
    """Steps for which the network was in evaluation mode."""
    predictions: int
    in_training_mode: int
    """Predictions made while the network still was in training mode."""
    never_reached: tuple[str, ...] = ()
    """Layers that may learn, but had no gradient other than 0 whenever it was looked at."""
