"""Randomness: a training's own, so that the person's generators stay where they were."""

from collections.abc import Generator
from contextlib import contextmanager

import torch
from torch import nn


@contextmanager
def own(seed: int, model: nn.Module) -> Generator[None]:
    """Draws within start from the seed; afterwards PyTorch's generators are as they were."""
    devices = {one.device for one in model.parameters() if one.device.type == "cuda"}
    with torch.random.fork_rng(list(devices)):
        torch.manual_seed(seed)
        yield


@contextmanager
def evaluating(model: nn.Module) -> Generator[None]:
    """The model in evaluation mode; afterwards every part of it is in the mode it was in.

    Even then a model may draw, where a dropout was called without its being told the mode: so
    it draws on its own, and looking never changes what is looked at.
    """
    was = [(module, module.training) for module in model.modules()]
    model.eval()
    try:
        with own(0, model):
            yield
    finally:
        for module, training in was:
            module.training = training
