"""A program is compiled once for each kind of arguments."""

import jax.numpy as jnp
import numpy as np

from pellucid.learning.live import Program


def counted():
    """A program, and how often its function has been read."""
    read = []

    def double(x):
        read.append(x.shape)
        return 2 * x

    return Program(double, {}), read


def test_it_is_compiled_once_for_each_kind():
    program, read = counted()
    three, four = jnp.arange(3.0), jnp.arange(4.0)
    assert not program.is_compiled(3)
    for _ in range(2):
        np.testing.assert_array_equal(program(3, three), [0, 2, 4])
        np.testing.assert_array_equal(program(4, four), [0, 2, 4, 6])
    assert program.is_compiled(3)
    assert read == [(3,), (4,)]


def test_what_was_traced_before_is_not_traced_again():
    program, read = counted()
    traced = program.traced(3, jnp.arange(3.0))
    assert traced is program.traced(3, jnp.arange(3.0))
    assert not program.is_compiled(3)
    program.compile(3, jnp.arange(3.0))
    assert read == [(3,)]
