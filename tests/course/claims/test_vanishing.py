"""The gradients, against PyTorch's."""

import jax
import numpy as np
import torch
from torch.nn import functional

from pellucid.course.claims.vanishing import gradient_norms
from pellucid.network import dense_network


def test_norms_are_those_of_pytorch() -> None:
    network = dense_network(4, 3, "multiclass", (4, 4), activation="sigmoid")
    key = jax.random.key(0)
    x, y = np.random.default_rng(0).random((6, 4)).astype(np.float32), np.arange(6) % 3
    start = network.init(key)
    weights = [torch.tensor(np.asarray(start[name]["weights"])) for name in network.names]
    for one in weights:
        one.requires_grad_()
    sums = torch.sigmoid(torch.sigmoid(torch.tensor(x) @ weights[0]) @ weights[1]) @ weights[2]
    functional.cross_entropy(sums, torch.tensor(y)).backward()
    found = gradient_norms(network, key, x, y)
    known = [float(torch.linalg.norm(one.grad)) for one in weights[:2] if one.grad is not None]
    np.testing.assert_allclose(found, known, rtol=1e-5)
