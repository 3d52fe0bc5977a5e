"""The bench as the server uses it: set-ups, running, going back, undoing."""

import numpy as np
import polars as pl
import pytest
from msgspec.structs import replace

from pellucid.lab.bench import Bench, Bounds, warm
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol import commands as ask
from pellucid.lab.protocol.setup import DataSetup, LayerSetup, Setup, TrainingSetup

from .reading import Files, only, opened, read, small, trained, types


@pytest.fixture
def bench():
    return opened()


def frame(bench):
    return only(bench.picture(), "frame")


def weights(bench):
    shown = frame(bench).arrays
    return {name: shown[name] for name in shown if name.startswith(("weights", "bias"))}


def same(one, other):
    return all((one[name] == other[name]).all() for name in one)


def go(bench, steps):
    told = bench.do(ask.Advance(id=1, by="step", count=steps))
    while bench.running:
        told += bench.advance(1.0)
    return told


def change(bench, setup):
    return bench.do(ask.Change(id=1, setup=setup))


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


def test_a_network_that_numpy_is_slow_for_is_first_shown_once_it_is_compiled():
    bench = Bench(Files(), Bounds())
    assert types(bench.open(small((LayerSetup(units=150), LayerSetup(units=150))))) == [
        "scene",
        "history",
    ]


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


def test_what_only_steers_goes_on_with_the_same_weights(bench):
    go(bench, 20)
    before = weights(bench)
    told = change(bench, small(training=TrainingSetup(learning_rate=0.5)))
    assert types(told) == ["done", "scene", "frame"]
    assert same(weights(bench), before)
    assert only(told, "frame")["moment"] == 20
    assert only(told, "scene")["setup"]["training"]["learning_rate"] == 0.5


@pytest.mark.parametrize(
    "setup",
    [
        small((LayerSetup(units=3, dropout=0.5),)),
        small(loss="squared-error"),
        small(training=TrainingSetup(optimizer="adam", batch_size=5)),
    ],
)
def test_dropout_loss_optimiser_and_batch_steer_too(bench, setup):
    go(bench, 20)
    before = weights(bench)
    change(bench, setup)
    bench.prepare()
    assert same(weights(bench), before)
    assert only(go(bench, 1), "frame")["moment"] == 21


def test_all_else_begins_anew_and_goes_on_running(bench):
    go(bench, 20)
    bench.do(ask.Train(id=1, on=True))
    told = change(bench, small(seed=3))
    assert types(told) == ["done", "scene", "history", "frame"]
    assert only(told, "frame")["moment"] == 0
    assert bench.running


def test_the_same_set_up_changes_nothing(bench):
    go(bench, 20)
    assert types(change(bench, small())) == ["done"]
    assert frame(bench)["moment"] == 20


def test_undo_gives_back_the_set_up_with_its_network_and_history(bench):
    go(bench, 20)
    before = weights(bench)
    assert not only(bench.everything(), "scene")["can_undo"]
    change(bench, small(seed=3))
    told = bench.do(ask.Undo(id=1))
    assert types(told) == ["done", "scene", "history", "frame"]
    assert same(weights(bench), before)
    scene = only(told, "scene")
    assert (scene["can_undo"], scene["can_redo"]) == (False, True)
    assert only(told, "history").arrays["moments"].tolist() == [0, 20]
    assert only(bench.do(ask.Redo(id=2)), "scene")["setup"]["network"]["seed"] == 3


def test_undo_takes_back_an_edit_a_restart_and_a_turned_rate(bench):
    go(bench, 20)
    before = weights(bench)
    for value in (1.0, 2.0, 3.0):
        bench.do(ask.Edit(id=1, layer="dense_1", unit=0, source=1, value=value))
    change(bench, small(training=TrainingSetup(learning_rate=0.5)))
    go(bench, 5)
    bench.do(ask.Restart(id=2))
    assert frame(bench)["moment"] == 0
    bench.do(ask.Undo(id=3))
    assert frame(bench)["moment"] == 25
    bench.do(ask.Undo(id=4))
    assert weights(bench)["weights/dense_1"][1, 0] == 3.0
    bench.do(ask.Undo(id=5))
    assert same(weights(bench), before)


def test_there_is_nothing_to_undo_at_first(bench):
    for command, code in ((ask.Undo(id=1), "nothing-to-undo"), (ask.Redo(id=2), "nothing-to-redo")):
        with pytest.raises(Mistake) as caught:
            bench.do(command)
        assert caught.value.code == code


def test_only_so_many_changes_are_remembered():
    bench = opened(changes=2)
    for seed in range(1, 5):
        change(bench, small(seed=seed))
    bench.do(ask.Undo(id=1))
    told = bench.do(ask.Undo(id=2))
    assert only(told, "scene")["setup"]["network"]["seed"] == 2
    assert not only(told, "scene")["can_undo"]


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


def test_restart_comes_back_to_the_same_weights_or_those_of_another_seed(bench):
    first = weights(bench)
    go(bench, 9)
    bench.do(ask.Restart(id=1))
    assert same(weights(bench), first)
    told = bench.do(ask.Restart(id=2, seed=8))
    assert not same(weights(bench), first)
    assert only(told, "scene")["setup"]["network"]["seed"] == 8


def test_an_edit_is_seen_at_once_and_learned_from(bench):
    told = bench.do(ask.Edit(id=1, layer="dense_2", unit=0, value=-1.5))
    assert only(told, "frame").arrays["bias/dense_2"][0] == -1.5
    assert only(told, "frame")["moment"] == 0


@pytest.mark.parametrize(
    "place",
    [
        {"layer": "dense_9", "unit": 0},
        {"layer": "dense_1", "unit": 3},
        {"layer": "dense_1", "unit": 0, "source": 2},
    ],
)
def test_a_weight_that_is_not_there_is_refused(bench, place):
    with pytest.raises(Mistake) as caught:
        bench.do(ask.Edit(id=1, value=1.0, **place))
    assert caught.value.code == "no-such-weight"


def test_rows_picked_by_hand_make_one_step(bench):
    told = bench.do(ask.Learn(id=1, rows=(0, 1)))
    assert (only(told, "frame")["moment"], only(told, "frame")["epoch"]) == (1, 0)
    for row, code in ((60, "no-such-example"), (30, "not-for-training")):
        with pytest.raises(Mistake) as caught:
            bench.do(ask.Learn(id=1, rows=(0, row)))
        assert caught.value.code == code
    assert frame(bench)["moment"] == 1


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


def test_a_refused_change_leaves_everything_as_it_was(bench):
    go(bench, 20)
    for setup in (
        small((LayerSetup(units=4096), LayerSetup(units=4096))),
        small(data=DataSetup(source="points")),
        small(data=DataSetup(source="upload", upload="none")),
    ):
        with pytest.raises(Mistake):
            change(bench, setup)
    assert frame(bench)["moment"] == 20
    assert not only(bench.everything(), "scene")["can_undo"]


@pytest.mark.parametrize(
    ("bounds", "code"),
    [
        ({"parameters": 12}, "too-many-parameters"),
        ({"rows": 59}, "too-many-rows"),
        ({"inputs": 1}, "too-many-inputs"),
        ({"step": 100}, "batch-too-large"),
        ({"picture": 700}, "too-much-to-look-at"),
    ],
)
def test_bounds_are_told(bounds, code):
    with pytest.raises(Mistake) as caught:
        opened(**bounds)
    assert caught.value.code == code
    assert caught.value.values["given"] > caught.value.values["most"]


def test_the_default_opens_at_once_once_it_is_warm():
    warm()
    assert types(Bench(Files(), Bounds()).open(Setup())) == ["scene", "history", "frame"]


def test_for_the_course_there_are_a_model_and_the_test_examples(bench):
    x, y = bench.examples()
    go(bench, 200)
    model = bench.model()
    right = (model.answers(model.outputs(x)) == y).mean()
    assert right == pytest.approx(frame(bench)["test_metric"])


def test_a_command_of_the_server_s_is_not_for_the_bench(bench):
    with pytest.raises(Mistake):
        bench.do(ask.OpenAddress(id=1, address=""))


def test_a_change_of_what_is_steered_along_with_what_is_not_begins_anew(bench):
    go(bench, 20)
    other = replace(small(seed=3), training=TrainingSetup(learning_rate=0.5))
    assert only(change(bench, other), "frame")["moment"] == 0


def test_the_page_is_told_that_an_edit_can_be_taken_back(bench):
    bench.prepare()
    edit = ask.Edit(id=1, layer="dense_1", unit=0, source=0, value=2.0)
    told = bench.do(edit)
    assert only(told, "scene")["can_undo"]
    assert types(bench.do(edit)) == ["done", "frame"]


def test_the_end_is_shown_though_no_picture_was_wanted(bench):
    bench.prepare()
    told = bench.do(ask.Advance(id=1, by="epoch", count=40))
    while bench.running:
        told = bench.advance(1e-4, picture=False)
    assert not only(told, "frame")["running"]


def test_a_goal_is_reached_by_another_rate_and_forgotten_by_another_network(bench):
    bench.prepare()
    bench.do(ask.Advance(id=1, by="epoch", count=1000))
    goal = 1000 * only(bench.everything(), "scene")["steps_per_epoch"]
    bench.advance(1e-4)
    faster = replace(small(), training=TrainingSetup(learning_rate=0.1, optimizer="adam"))
    change(bench, faster)
    bench.prepare()
    while bench.running:
        bench.advance(1.0)
    assert frame(bench)["moment"] == goal
    bench.do(ask.Advance(id=1, by="epoch", count=1000))
    change(bench, small((LayerSetup(units=2),)))
    assert not bench.running


def test_a_file_is_read_once_for_all_its_networks():
    files = Files(mine=pl.DataFrame({"a": range(40), "b": ["x", "y"] * 20}))
    asked = []
    read_frame = files.frame
    files.frame = lambda upload: asked.append(upload) or read_frame(upload)
    bench = Bench(files, Bounds())
    data = DataSetup(source="upload", upload="mine", target="b")
    for units in (2, 3, 4):
        bench.open(replace(small((LayerSetup(units=units),)), data=data))
    assert len(asked) == 1


def test_a_large_network_is_asked_at_fewer_places():
    bench = Bench(Files(), Bounds())
    large = (LayerSetup(units=600), LayerSetup(units=600))
    bench.open(small(large))
    shown = only(bench.picture(), "frame").arrays["plane"]
    assert shown.shape == (37, 37, 1)


def test_a_calm_pace_shows_five_pictures_an_epoch():
    bench = opened(small(training=TrainingSetup(batch_size=1)))
    bench.do(ask.Train(id=1, on=True, pace="calm"))
    steps = only(bench.everything(), "scene")["steps_per_epoch"]
    moments = [only(bench.advance(1.0), "frame")["moment"] for _ in range(6)]
    assert moments == [steps // 5 * count for count in range(1, 7)]
