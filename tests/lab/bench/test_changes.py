"""Changes of a bench: what they steer, what begins anew, what is refused, and undoing."""

import polars as pl
import pytest
from msgspec.structs import replace

from pellucid.lab.bench import Bench, Bounds
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol import commands as ask
from pellucid.lab.protocol.setup import DataSetup, LayerSetup, TrainingSetup

from .reading import Files, change, frame, go, only, opened, same, small, types, weights


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
