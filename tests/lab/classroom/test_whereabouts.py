"""What a teacher sees of a bench, from the very bytes that a learner's page is sent."""

import msgspec
import numpy as np
import pytest

from pellucid.lab.classroom.whereabouts import LOSSES, Whereabouts
from pellucid.lab.protocol.arrays import pack
from pellucid.lab.protocol.messages import Done
from pellucid.lab.protocol.scene import DataScene, Frame, Scene
from pellucid.lab.protocol.setup import DataSetup, LayerSetup, NetworkSetup, Setup, TrainingSetup

SETUP = Setup(data=DataSetup(source="xor"), network=NetworkSetup(hidden=(LayerSetup(units=3),)))


@pytest.fixture
def where() -> Whereabouts:
    return Whereabouts()


def scene(setup: Setup) -> bytes:
    data = DataScene(
        task="binary", features=["x₁", "x₂"], target="class", classes=["0", "1"], training=1,
        test=1, plane=True, axes=(0, 1), low=(-6, -6), high=(6, 6),
    )  # fmt: skip
    head = Scene(
        setup=setup, address="", data=data, layers=[], parameters=0, loss="cross-entropy",
        steps_per_epoch=1, advice=[], can_undo=False, can_redo=False,
    )  # fmt: skip
    return pack(head, {"x": np.zeros((2, 2), np.float32)})


def frame(epoch: float, loss: float | None, *, running: bool = True) -> bytes:
    head = Frame(
        moment=int(epoch * 10), latest=int(epoch * 10), epoch=epoch, running=running,
        training_loss=loss, test_loss=loss, training_metric=0.5, test_metric=0.75, layers=[],
    )  # fmt: skip
    return pack(head, {"plane": np.zeros((100, 100, 1), np.uint8)})


def test_the_bench_in_words(where: Whereabouts) -> None:
    assert where.doing is None
    assert where.saw(scene(SETUP))
    assert where.doing is not None
    assert (where.doing.source, where.doing.hidden) == ("xor", [(3, "tanh")])
    assert (where.doing.optimizer, where.doing.learning_rate) == ("sgd", 0.03)
    assert where.setup == SETUP


def test_the_last_picture_is_seen_and_no_other(where: Whereabouts) -> None:
    where.saw(scene(SETUP))
    for picture in range(90):
        assert not where.saw(frame(picture, 1 / (picture + 1)))
        if picture % 30 == 29:
            assert where.look()
            assert not where.look()
    assert where.doing is not None
    seen = [pytest.approx(1 / n, rel=1e-3) for n in (30, 60, 90)]
    assert where.doing.losses == seen
    assert (where.doing.epoch, where.doing.metric, where.doing.running) == (89, 0.75, True)
    where.saw(frame(89, 1 / 90, running=False))
    assert where.look()
    assert not where.doing.running
    assert where.doing.losses == seen


def test_the_curve_has_an_end(where: Whereabouts) -> None:
    where.saw(scene(SETUP))
    for second in range(200):
        where.saw(frame(second, second))
        where.look()
    assert where.doing is not None
    assert where.doing.losses == [float(second) for second in range(200 - LOSSES, 200)]


def test_another_network_begins_another_curve(where: Whereabouts) -> None:
    where.saw(scene(SETUP))
    where.saw(frame(1, 0.5))
    where.look()
    steered = msgspec.structs.replace(SETUP, training=TrainingSetup(learning_rate=0.1))
    where.saw(scene(steered))
    assert where.doing is not None
    assert where.doing.losses == [0.5]
    where.saw(frame(2, 0.25))
    where.saw(scene(msgspec.structs.replace(SETUP, data=DataSetup(source="moons"))))
    assert not where.look(), "the last picture was of another network"
    assert where.doing.losses == []


def test_a_broken_training_has_no_loss(where: Whereabouts) -> None:
    where.saw(scene(SETUP))
    where.saw(frame(1, float("nan")))
    where.look()
    assert where.doing is not None
    assert where.doing.loss is None
    assert where.doing.losses == []


def test_all_else_is_no_news(where: Whereabouts) -> None:
    for sent in (Done(id=1), frame(1, 0.5), b"", b"\x00" * 40):
        assert not where.saw(sent)
        assert not where.look()
