import jax
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pellucid.learning.shuffle import shuffle


@given(st.integers(0, 2**31 - 1), st.integers(1, 300), st.integers(0, 100))
def test_every_number_comes_before_any_comes_again(seed, count, extra):
    order = np.asarray(shuffle(jax.random.key(seed), count, count + extra))
    assert sorted(order[:count]) == list(range(count))
    np.testing.assert_array_equal(order[count:], np.resize(order[:count], count + extra)[count:])


def test_large_counts_are_shuffled_too():
    order = np.asarray(shuffle(jax.random.key(0), 70_000, 70_000))
    assert sorted(order) == list(range(70_000))
    assert abs(np.corrcoef(order, np.arange(70_000))[0, 1]) < 0.02


def test_every_place_is_as_likely():
    orders = np.array([shuffle(jax.random.key(seed), 5, 5) for seed in range(2000)])
    shares = np.stack([(orders == number).mean(0) for number in range(5)])
    # Five standard errors around a fifth.
    assert np.abs(shares - 0.2).max() < 5 * (0.16 / 2000) ** 0.5
