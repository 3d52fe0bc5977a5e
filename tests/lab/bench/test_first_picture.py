"""The first picture of a network: at once, however large it is, before it is compiled."""

import pytest

from pellucid.lab.bench import Bench, Bounds, warm
from pellucid.lab.protocol import commands as ask
from pellucid.lab.protocol.setup import DataSetup, LayerSetup, Setup

from .reading import Files, only, same, small, types


def test_the_first_picture_waits_for_no_compiling_and_training_for_the_least():
    bench = Bench(Files(), Bounds())
    setup = small((LayerSetup(units=5, activation="gelu"),))
    first = bench.open(setup)
    assert types(first) == ["scene", "history", "frame"]
    assert not bench.ready()
    assert bench.do(ask.Train(id=1, on=True))[0].id == 1
    assert bench.advance() == []
    bench.make_ready()
    assert not bench.prepared()
    assert bench.advance(1.0)
    bench.do(ask.Travel(id=2, moment=0))
    bench.prepare()
    now, then = only(bench.picture(), "frame"), only(first, "frame")
    assert now["training_loss"] == pytest.approx(then["training_loss"], rel=1e-5)
    assert same({"w": now.arrays["weights/dense_1"]}, {"w": then.arrays["weights/dense_1"]})


def test_a_network_that_numpy_is_slow_for_is_shown_once_without_compiling():
    bench = Bench(Files(), Bounds())
    wide = small((LayerSetup(units=150), LayerSetup(units=150)))
    assert types(bench.open(wide)) == ["scene", "history"]
    assert bench.owes_picture()
    first = only(bench.first_picture(), "frame")
    assert not bench.owes_picture()
    assert bench.first_picture() == []
    assert not bench.ready()
    then = only(bench.picture(), "frame")
    assert first["training_loss"] == pytest.approx(then["training_loss"], rel=1e-4)
    assert same({"w": first.arrays["bias/dense_1"]}, {"w": then.arrays["bias/dense_1"]})


def test_a_network_that_is_too_much_without_a_program_waits_for_it():
    bench = Bench(Files(), Bounds(parameters=10_000_000, picture=1 << 40, step=1 << 40))
    bench.open(small((LayerSetup(units=1500),) * 2, DataSetup(source="digits")))
    assert bench.first_picture() == []
    assert not bench.owes_picture(), "it is not tried again and again"


def test_the_default_opens_at_once_once_it_is_warm():
    warm()
    assert types(Bench(Files(), Bounds()).open(Setup())) == ["scene", "history", "frame"]


def test_a_large_network_is_asked_at_fewer_places():
    bench = Bench(Files(), Bounds())
    large = (LayerSetup(units=600), LayerSetup(units=600))
    bench.open(small(large))
    shown = only(bench.picture(), "frame").arrays["plane"]
    assert shown.shape == (37, 37, 1)
