"""Both networks have as many weights as each other, whatever the settings."""

import jax
import pytest

from pellucid.course.claims.deep_or_shallow import Settings, network
from pellucid.network import count


@pytest.mark.parametrize("layers", [2, 3, 6])
@pytest.mark.parametrize("units", [4, 12, 24])
def test_deep_and_shallow_have_as_many_weights(layers: int, units: int) -> None:
    settings = Settings(layers=layers, units=units)
    deep, shallow = (network(settings, kind) for kind in (True, False))
    numbers = [count(one, one.init(jax.random.key(0))) for one in (deep, shallow)]
    assert abs(numbers[0] - numbers[1]) <= 2
