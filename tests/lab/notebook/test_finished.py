"""A finished run is shown as it is: its own weights, its own scores, and nothing changes it."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pellucid
from pellucid.errors import BadInput
from pellucid.lab.mistake import Mistake
from pellucid.lab.notebook.finished import Finished
from pellucid.lab.notebook.messages import head_of
from pellucid.lab.notebook.report import Report
from pellucid.lab.protocol import commands as ask
from pellucid.learning import Run
from pellucid.network import Conv, Dense, Flatten, MaxPool, Network
from pellucid.report import answers, confusion

from .hearing import FrontEnd, array_in, scene_and_frame


@pytest.fixture(scope="module")
def finished(run: Run) -> Finished:
    return Finished(run)


def test_the_weights_are_the_runs_own(finished: Finished, run: Run) -> None:
    _, frame = scene_and_frame(finished)
    for layer, own in run.model.member().items():
        for kind, array in own.items():
            assert np.array_equal(array_in(frame, f"{kind}/{layer}"), array)


def test_the_examples_are_those_it_was_judged_on(finished: Finished, run: Run) -> None:
    scene, frame = scene_and_frame(finished)
    judged = run.judged
    assert judged is not None
    data = head_of(scene)["data"]
    assert (data["training"], data["test"]) == (0, len(judged.targets))
    assert np.array_equal(array_in(scene, "x"), judged.x)
    expected = confusion(answers(run.model, judged))
    assert np.array_equal(array_in(frame, "confusion"), expected)


def test_scores_and_vitals_are_those_of_the_record(finished: Finished, run: Run) -> None:
    frame = head_of(scene_and_frame(finished)[1])
    assert frame["test_metric"] == run.record.scores.test
    assert frame["training_metric"] == run.record.scores.train
    assert frame["training_loss"] is None
    assert frame["epoch"] == run.record.epochs
    assert run.vitals is not None
    norms = run.vitals.of("gradient_norm")[-1, 0]
    known = dict(zip(run.vitals.layers, norms.tolist(), strict=True))
    for layer in frame["layers"]:
        assert layer["gradient_norm"] == pytest.approx(known[layer["name"]])


def test_a_run_over_pictures_is_shown_with_them() -> None:
    x = np.random.default_rng(0).random((60, 6, 6, 1)).astype(np.float32)
    layers = (Conv(2, 3, "relu"), MaxPool(2), Flatten(), Dense(1, "sigmoid"))
    data = pellucid.Dataset.of(x, (x[:, :3].mean((1, 2, 3)) > x[:, 3:].mean((1, 2, 3))).astype(int))
    run = pellucid.train(data, network=Network((6, 6, 1), layers), epochs=2)
    finished = Finished(run)
    scene, frame = scene_and_frame(finished)
    assert run.judged is not None
    assert head_of(scene)["data"]["image"] == [6, 6]
    assert np.array_equal(array_in(scene, "x").reshape(run.judged.x.shape), run.judged.x)
    weights = run.model.member()["conv_1"]["weights"]
    assert np.array_equal(array_in(frame, "weights/conv_1").reshape(weights.shape), weights)
    history = next(one for one in finished.everything() if head_of(one)["type"] == "history")
    known = ~np.isnan(array_in(history, "gradients"))
    assert known.all(0).tolist() == [True, False, True]


def test_the_loss_is_that_of_the_test_examples(finished: Finished, run: Run) -> None:
    judged = run.judged
    assert judged is not None
    outputs = run.model.network(run.model.member(), judged.x)
    own = -np.log(np.asarray(outputs)[np.arange(len(judged.targets)), judged.targets]).mean()
    assert head_of(scene_and_frame(finished)[1])["test_loss"] == pytest.approx(own, rel=1e-4)


def test_the_curves_are_the_runs_own(finished: Finished, run: Run) -> None:
    history = next(one for one in finished.everything() if head_of(one)["type"] == "history")
    curves = array_in(history, "curves")
    assert np.allclose(curves[:, 0], run.curve("loss"))
    assert np.allclose(curves[:, 3], run.curve("validation"))
    assert array_in(history, "moments")[-1] == run.record.epochs


def test_every_number_can_be_asked_for(finished: Finished, run: Run) -> None:
    (traced,) = finished.do(ask.Trace(id=1, row=3))
    assert isinstance(traced, bytes)
    assert run.judged is not None
    assert np.array_equal(array_in(traced, "x/dense_1"), run.judged.x[3])
    assert head_of(traced)["moment"] == run.record.epochs
    (blamed,) = finished.do(ask.Blame(id=2, layer="dense_1", unit=0, source=1))
    assert head_of(blamed)["part"] == "test"
    (listed,) = finished.do(ask.Examples(id=3, part="test"))
    assert listed.count == len(run.judged.targets)


@pytest.mark.parametrize(
    "command",
    [
        ask.Train(id=1, on=True), ask.Advance(id=1), ask.Restart(id=1), ask.Learn(id=1, rows=(0,)),
        ask.Edit(id=1, layer="dense_1", unit=0, value=3.0), ask.Travel(id=1, moment=0),
        ask.Undo(id=1), ask.Keep(id=1),
    ],
    ids=lambda command: type(command).__name__,
)  # fmt: skip
def test_nothing_changes_it(finished: Finished, command: Any) -> None:
    before = scene_and_frame(finished)
    with pytest.raises(Mistake, match="finished-run"):
        finished.do(command)
    assert scene_and_frame(finished) == before


def test_it_talks_as_a_bench_does(finished: Finished) -> None:
    front = FrontEnd(finished)
    front.say("open", id=1)
    (refused,) = front.say("train", id=2, on=True)
    assert refused.code == "finished-run"
    assert front.say("seen") == []


def test_many_networks_are_no_bench(many: Run) -> None:
    with pytest.raises(BadInput, match="16 networks"):
        Finished(many)
    report = many.show()
    assert isinstance(report, Report)
    assert "16 networks stand side by side" in report.sheet().words


def test_a_run_from_its_file_says_what_it_lacks(run: Run, tmp_path: Path) -> None:
    pellucid.save(run, tmp_path / "iris.pellucid")
    report = pellucid.load(tmp_path / "iris.pellucid").show()
    assert isinstance(report, Report)
    assert "keeps none of its examples" in report.sheet().words
