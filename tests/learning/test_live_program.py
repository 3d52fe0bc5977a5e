"""A program is compiled once for each kind of arguments."""

import gc
import weakref
from threading import Event, Thread

import jax.numpy as jnp
import numpy as np
from jax.stages import Lowered

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


def test_once_compiled_it_is_not_kept_in_any_other_form():
    program, _ = counted()
    operations = weakref.ref(program.traced(3, jnp.arange(3.0)).jaxpr.jaxpr)
    program.compile(3, jnp.arange(3.0))
    gc.collect()
    assert operations() is None


def test_its_operations_can_be_had_while_it_is_compiled(monkeypatch):
    program, read = counted()
    compiles, go_on, compile_it = Event(), Event(), Lowered.compile

    def slowly(lowered):
        compiles.set()
        assert go_on.wait(10)
        return compile_it(lowered)

    monkeypatch.setattr(Lowered, "compile", slowly)
    compiling = Thread(target=program.compile, args=(3, jnp.arange(3.0)))
    compiling.start()
    assert compiles.wait(10)
    asking = Thread(target=program.traced, args=(3, jnp.arange(3.0)))
    asking.start()
    asking.join(5)
    waited = asking.is_alive()
    go_on.set()
    compiling.join()
    asking.join()
    assert not waited
    assert read == [(3,)]
    assert program.is_compiled(3)
