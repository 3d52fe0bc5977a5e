"""What a bench notices while it trains: one thing, where little is learned, gone with its cause."""

from typing import Any

import pytest
from tests.lab.bench.reading import only, opened, small, trained, types

from pellucid.lab.bench import Bench
from pellucid.lab.bench import noticing as module
from pellucid.lab.protocol import commands as ask
from pellucid.lab.protocol.setup import DataSetup, LayerSetup, Setup, TrainingSetup

SILENT = small(
    hidden=(LayerSetup(units=8, activation="relu"), LayerSetup(units=8, activation="relu")),
    data=DataSetup(source="xor", examples=60),
    training=TrainingSetup(learning_rate=3.0),
)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks are not a second apart."""
    monkeypatch.setattr(module, "_OFTEN", 0.0)


def noticed(bench: Bench) -> Any:
    """What the page is told next; "nothing new" where it is told nothing."""
    news = bench.picture()
    return only(news, "noticed")["finding"] if "noticed" in types(news) else "nothing new"


def test_what_goes_wrong_is_told_once_and_at_its_layer() -> None:
    bench = opened(SILENT)
    assert noticed(bench) == "nothing new"
    trained(bench, 40)
    bench.everything()  # a page that forgot, and is told again
    bench._stand.noticing.forget()
    found = noticed(bench)
    assert found["code"] in ("dead-units", "rate-high")
    assert found["weight"] == "note"
    assert found["layer"] in (None, "dense_1", "dense_2")
    assert found["evidence"]
    assert noticed(bench) == "nothing new"


def test_it_is_gone_with_its_cause() -> None:
    bench = trained(opened(SILENT), 40)
    bench._stand.noticing.forget()
    assert noticed(bench)["code"]
    bench.do(ask.Travel(id=1, moment=0))
    news = bench.do(ask.Advance(id=2, by="step"))  # from the beginning, another way
    assert only(news, "noticed")["finding"] is None
    assert noticed(bench) == "nothing new"


def test_with_a_scene_the_page_forgets_and_is_told_again() -> None:
    bench = trained(opened(SILENT), 40)
    bench._stand.noticing.forget()
    first = noticed(bench)
    assert "noticed" in types(bench.do(ask.Look(id=1, axes=(1, 0))))
    bench.do(ask.Change(id=2, setup=small()))
    trained(bench, 60)
    assert noticed(bench) == "nothing new"
    bench.do(ask.Undo(id=3))
    bench._stand.noticing.forget()
    assert noticed(bench)["code"] == first["code"]


def test_nothing_is_looked_at_where_it_learns(monkeypatch: pytest.MonkeyPatch) -> None:
    def glanced(_: Any) -> None:
        raise AssertionError("a glance costs, and nothing is wrong")

    monkeypatch.setattr("pellucid.lab.doctor.glance", glanced)
    bench = trained(opened(small(training=TrainingSetup(learning_rate=0.1))), 40)
    assert noticed(bench) == "nothing new"


def test_numbers_that_ran_away_are_noticed_at_once() -> None:
    wild = small(
        hidden=(LayerSetup(units=4, activation="linear"),), data=DataSetup(source="plane"),
        training=TrainingSetup(learning_rate=100.0),
    )  # fmt: skip
    bench = trained(opened(wild), 1)
    bench._stand.noticing.forget()
    assert noticed(bench)["code"] in ("not-finite", "rate-high")


def test_a_quantity_is_poor_by_its_own_measure() -> None:
    still: Setup = small(
        data=DataSetup(source="plane", examples=60), training=TrainingSetup(learning_rate=1e-6)
    )
    bench = trained(opened(still), 30)
    bench._stand.noticing.forget()
    assert noticed(bench)["code"] == "rate-low"
