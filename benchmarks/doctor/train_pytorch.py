"""Training a PyTorch set-up as a person's own loop would: quickly, and nobody looking on."""

from collections.abc import Iterator

import numpy as np
import torch
from benchmarks.doctor.build_pytorch import as_tensor, channels_first, loss, model_of, optimizer
from benchmarks.doctor.material import Material
from benchmarks.doctor.setup import Setup


def answers(setup: Setup, material: Material, seeds: tuple[int, ...]) -> Iterator[np.ndarray]:
    """What a network of each seed, once trained, answers to the held-out rows."""
    torch.set_num_threads(1)
    held = as_tensor(channels_first(material.held_x))
    for seed in seeds:
        yield _trained(setup, material, seed)(held).detach().numpy()


def _trained(setup: Setup, material: Material, seed: int) -> torch.nn.Module:
    torch.manual_seed(seed)
    model, names = model_of(setup, material)
    rule, criterion = optimizer(setup, model, names), loss(setup)
    x, y = as_tensor(channels_first(material.x)), as_tensor(material.y)
    model.train()
    for _ in range(setup.epochs):
        for rows in batches(torch.randperm(len(x)), setup.batch_size):
            rule.zero_grad()
            criterion(model(x[rows]), y[rows]).backward()
            rule.step()
    return model.eval()


def batches(order: torch.Tensor, size: int) -> list[torch.Tensor]:
    """The order in batches, without a last one of a single example beside larger ones."""
    parts = list(order.split(size))
    return parts[:-1] if len(parts) > 1 and len(parts[-1]) == 1 < size else parts
