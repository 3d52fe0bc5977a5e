"""The dense network of the pictures has about as many weights as the convolutional one."""

import jax
import pytest

from pellucid.course.claims.pictures import networks
from pellucid.network import count


@pytest.mark.parametrize("filters", [4, 16, 32])
def test_dense_and_convolutional_have_as_many_weights(filters: int) -> None:
    made = networks(filters)
    numbers = {name: count(one, one.init(jax.random.key(0))) for name, one in made.items()}
    assert abs(numbers["dense"] - numbers["convolutional"]) <= 75 / 2
