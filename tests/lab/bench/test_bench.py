"""The bench as the server uses it: running, pausing, going back, going on."""

import numpy as np
import pytest

from pellucid.lab.bench import Bench, Bounds
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol import commands as ask
from pellucid.lab.protocol.setup import DataSetup, LayerSetup, TrainingSetup

from .reading import (
    Files,
    change,
    frame,
    go,
    only,
    opened,
    read,
    same,
    small,
    trained,
    types,
    weights,
)


def test_without_a_set_up_there_is_nothing_to_ask():
    with pytest.raises(Mistake) as caught:
        Bench(Files(), Bounds()).picture()
    assert caught.value.code == "not-opened"


def test_an_answer_comes_first_and_has_the_command_s_id(bench):
    told = bench.do(ask.Advance(id=7, by="epoch", count=2))
    assert types(told) == ["done", "frame"]
    assert read(told[0])["id"] == 7
    assert read(told[1])["epoch"] == 2


def test_it_trains_an_epoch_a_frame_until_it_is_paused(bench):
    bench.do(ask.Train(id=1, on=True))
    assert bench.running
    shown = [only(bench.advance(1.0), "frame") for _ in range(3)]
    assert [one["epoch"] for one in shown] == [1, 2, 3]
    assert all(one["running"] for one in shown)
    assert not only(bench.do(ask.Train(id=2, on=False)), "frame")["running"]
    assert bench.advance() == []


def test_a_pace_of_steps_goes_step_by_step_and_a_fast_one_does_not(bench):
    bench.do(ask.Train(id=1, on=True, pace="step"))
    assert [only(bench.advance(), "frame")["moment"] for _ in range(2)] == [1, 2]
    bench.do(ask.Train(id=1, on=True, pace="fast"))
    bench.advance(0.1)
    assert only(bench.advance(0.1), "frame")["moment"] > 20


def test_a_slice_without_a_picture_trains_all_the_same(bench):
    bench.do(ask.Train(id=1, on=True))
    assert bench.advance(1.0, picture=False) == []
    assert frame(bench)["epoch"] == 1


def test_a_long_advance_is_run_in_slices_and_stops_at_its_end(bench):
    told = bench.do(ask.Advance(id=1, by="epoch", count=1000))
    assert types(told) == ["done"]
    shown = []
    while bench.running:
        shown += bench.advance()
    assert read(shown[-1])["epoch"] == 1000
    assert not read(shown[-1])["running"]


def test_the_loss_falls_and_the_answers_become_right(bench):
    before = frame(bench)
    after = frame(trained(bench, 60))
    assert after["training_loss"] < before["training_loss"]
    assert after["test_metric"] > 0.9
    assert after.arrays["confusion"].sum() == 30
    assert np.trace(after.arrays["confusion"]) / 30 == pytest.approx(after["test_metric"])


def test_travel_goes_back_and_forth_and_another_way(bench):
    go(bench, 20)
    seen = weights(bench)
    go(bench, 30)
    shown = only(bench.do(ask.Travel(id=1, moment=20)), "frame")
    assert (shown["moment"], shown["latest"]) == (20, 50)
    assert same(weights(bench), seen)
    told = go(bench, 1)
    assert types(told) == ["done", "history", "frame"]
    assert only(told, "history")["past"] == [[20, 50]]
    assert only(told, "history").arrays["moments"].tolist() == [0, 20]
    with pytest.raises(Mistake) as caught:
        bench.do(ask.Travel(id=2, moment=22))
    assert caught.value.code == "no-such-moment"


def test_travel_across_a_turn_gives_back_the_settings_of_then(bench):
    go(bench, 20)
    change(bench, small(training=TrainingSetup(learning_rate=0.5)))
    go(bench, 10)
    told = bench.do(ask.Travel(id=1, moment=10))
    assert types(told) == ["done", "scene", "frame"]
    assert only(told, "scene")["setup"]["training"]["learning_rate"] == 0.03
    there = bench.do(ask.Travel(id=2, moment=30))
    assert only(there, "scene")["setup"]["training"]["learning_rate"] == 0.5


def test_a_training_that_runs_away_stops_and_says_so():
    wild = TrainingSetup(learning_rate=100.0, optimizer="momentum")
    data = DataSetup(source="plane", examples=60)
    bench = opened(small((LayerSetup(units=3, activation="linear"),), data, wild))
    bench.do(ask.Train(id=1, on=True, pace="fast"))
    shown = []
    while bench.running:
        shown += bench.advance()
    last = read(shown[-1])
    assert (last["broken"], last["running"], last["training_loss"]) == (True, False, None)
    assert not only(bench.do(ask.Travel(id=2, moment=0)), "frame")["broken"]


def test_for_the_course_there_are_a_model_and_the_test_examples(bench):
    x, y = bench.examples()
    go(bench, 200)
    model = bench.model()
    right = (model.answers(model.outputs(x)) == y).mean()
    assert right == pytest.approx(frame(bench)["test_metric"])


def test_a_command_of_the_server_s_is_not_for_the_bench(bench):
    with pytest.raises(Mistake):
        bench.do(ask.OpenAddress(id=1, address=""))


def test_the_end_is_shown_though_no_picture_was_wanted(bench):
    bench.prepare()
    told = bench.do(ask.Advance(id=1, by="epoch", count=40))
    while bench.running:
        told = bench.advance(1e-4, picture=False)
    assert not only(told, "frame")["running"]


def test_a_calm_pace_shows_five_pictures_an_epoch():
    bench = opened(small(training=TrainingSetup(batch_size=1)))
    bench.do(ask.Train(id=1, on=True, pace="calm"))
    steps = only(bench.everything(), "scene")["steps_per_epoch"]
    moments = [only(bench.advance(1.0), "frame")["moment"] for _ in range(6)]
    assert moments == [steps // 5 * count for count in range(1, 7)]
