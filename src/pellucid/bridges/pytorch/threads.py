"""Threads: one for small networks, whose steps are shorter than threads take to meet."""

from collections.abc import Generator
from contextlib import contextmanager

import torch
from torch import nn

_SMALL = 100_000


@contextmanager
def suited(model: nn.Module, examples: int) -> Generator[None]:
    """As many threads as help with batches of so many examples; afterwards as many as before."""
    work = examples * sum(one.numel() for one in model.parameters())
    was = torch.get_num_threads()
    torch.set_num_threads(1 if work < _SMALL * 32 else was)
    try:
        yield
    finally:
        torch.set_num_threads(was)
