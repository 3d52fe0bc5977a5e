import pytest
import torch

from pellucid.network import (
    Conv,
    Dense,
    Flatten,
    MaxPool,
    Network,
    Residual,
    Whiten,
    has_convolutions,
    operations,
)


def test_operations_are_those_that_pytorch_counts():
    network = Network(
        (12, 12, 3),
        (Conv(8, 3), MaxPool(2), Conv(16, 3, stride=2, groups=4), Flatten(), Dense(5)),
    )
    theirs = torch.nn.Sequential(
        torch.nn.Conv2d(3, 8, 3, padding=1), torch.nn.MaxPool2d(2),
        torch.nn.Conv2d(8, 16, 3, padding=1, stride=2, groups=4),
        torch.nn.Flatten(), torch.nn.Linear(144, 5),
    )  # fmt: skip
    from torch.utils.flop_counter import FlopCounterMode

    with FlopCounterMode(display=False) as counter:
        theirs(torch.zeros(1, 3, 12, 12))
    assert operations(network) == counter.get_total_flops()


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ((Flatten(), Dense(2)), False),
        ((Conv(2), Flatten(), Dense(2)), True),
        ((Whiten(2), Flatten(), Dense(2)), True),
        ((Residual((Conv(1),)), Flatten(), Dense(2)), True),
    ],
)
def test_convolutions_are_found_at_any_depth(layers, expected):
    assert has_convolutions(Network((6, 6, 1), layers)) == expected
