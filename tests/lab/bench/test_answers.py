"""Questions about the network of this moment: traces, blame, examples, spread, keepsakes."""

import subprocess
import sys

import jax
import numpy as np
import polars as pl
import pytest

from pellucid.data import builtin
from pellucid.errors import BadInput
from pellucid.insight import blame, trace
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol import commands as ask
from pellucid.lab.protocol.setup import DataSetup, LayerSetup, TrainingSetup
from pellucid.learning import load, loss

from .reading import only, opened, read, small, trained

IRIS = small((LayerSetup(units=4, activation="relu", dropout=0.25),), DataSetup(source="iris"))


@pytest.fixture(scope="module")
def bench():
    found = opened()
    trained(found, 10)
    return found


@pytest.fixture(scope="module")
def iris():
    found = opened(IRIS)
    trained(found, 10)
    return found


def asked(bench, command):
    (told,) = bench.do(command)
    return read(told)


def refused(bench, command):
    with pytest.raises(Mistake) as caught:
        bench.do(command)
    return caught.value.code


def test_a_trace_is_that_of_insight_and_adds_up(iris):
    told, model = asked(iris, ask.Trace(id=4, row=3)), iris.model()
    material = iris._stand.journey.material
    found = trace(
        model.network, model.member(), material.x[3:4], material.y[3:4], loss("cross-entropy")
    )
    assert (told["id"], told["moment"], told["row"]) == (4, 80, 3)
    assert told["loss"] == pytest.approx(found.loss, rel=1e-5)
    assert told["target"] == material.y[3]
    assert told["answer"] == material.classes[int(found.layers[-1].a[0].argmax())]
    for layer in found.layers:
        own = {what: told.arrays[f"{what}/{layer.name}"] for what in ("x", "z", "a", "da", "dz")}
        for what, values in own.items():
            np.testing.assert_allclose(values, getattr(layer, what)[0], rtol=1e-4, atol=1e-6)
        weights, bias = (told.arrays[f"{what}/{layer.name}"] for what in ("weights", "bias"))
        np.testing.assert_allclose(own["x"] @ weights + bias, own["z"], rtol=1e-4, atol=1e-5)
        # Plain descent: the update is −rate · x · dz.
        wanted = -told["rate"] * np.outer(own["x"], own["dz"])
        np.testing.assert_allclose(
            told.arrays[f"updates/{layer.name}"], wanted, rtol=1e-4, atol=1e-7
        )
    last = found.layers[-1]
    diagonal = np.diagonal(last.slope[0])
    np.testing.assert_allclose(told.arrays[f"slope/{last.name}"], diagonal, rtol=1e-4)


def test_numbers_of_one_s_own_are_traced_with_a_target_or_without(bench):
    told = asked(bench, ask.Trace(id=1, inputs=(2.0, 2.0)))
    assert (told["row"], told["loss"], told["target"], told["answer"]) == (None, None, None, "1")
    told = asked(bench, ask.Trace(id=1, inputs=(2.0, 2.0), target=0))
    assert told["loss"] > 0.5


@pytest.mark.parametrize(
    ("asked_for", "code"),
    [
        ({"row": 60}, "no-such-example"),
        ({}, "wrong-inputs"),
        ({"inputs": (1.0,)}, "wrong-inputs"),
        ({"inputs": (1.0, float("nan"))}, "wrong-inputs"),
        ({"inputs": (1.0, 2.0), "target": 2}, "no-such-class"),
        ({"inputs": (1.0, 2.0), "target": 0.5}, "no-such-class"),
    ],
)
def test_an_example_that_is_none_is_refused(bench, asked_for, code):
    assert refused(bench, ask.Trace(id=1, **asked_for)) == code


def test_the_adam_update_of_a_trace_is_adam_s():
    setup = small(training=TrainingSetup(optimizer="adam", learning_rate=0.01))
    told = asked(opened(setup), ask.Trace(id=1, row=0))
    # Adam's first step moves every weight by the rate, whatever its gradient.
    gradient = np.outer(told.arrays["x/dense_2"], told.arrays["dz/dense_2"])
    np.testing.assert_allclose(told.arrays["updates/dense_2"], -0.01 * np.sign(gradient), rtol=1e-3)


def test_blame_names_who_pushes_and_how_much(bench):
    model, material = bench.model(), bench._stand.journey.material
    for part, rows in (("training", material.rows("training")), ("test", material.rows("test"))):
        command = ask.Blame(id=1, layer="dense_1", unit=1, source=0, part=part)
        told = asked(bench, command)
        own = slice(rows.start, rows.stop)
        found = blame(
            model.network, model.member(), material.x[own], material.y[own],
            loss("cross-entropy"), "dense_1", 1, 0,
        )  # fmt: skip
        assert told["value"] == model.member()["dense_1"]["weights"][0, 1]
        assert told["gradient"] == pytest.approx(found.gradient, rel=1e-4, abs=1e-7)
        assert told.arrays["rows"][0] == rows.start + found.top[0].example
        # Each push is the example's own gradient: their mean is the whole part's.
        assert told.arrays["pushes"].mean() == pytest.approx(found.gradient, rel=1e-3, abs=1e-6)
    assert refused(bench, ask.Blame(id=1, layer="dense_1", unit=3)) == "no-such-weight"


def test_examples_as_they_are_and_the_most_wrong_first(iris):
    model, (x, y) = iris.model(), iris.examples()
    outputs = model.outputs(x)
    told = asked(iris, ask.Examples(id=1, start=2, count=3))
    assert told["count"] == len(y)
    assert [one["row"] for one in told["examples"]] == [75 + 2, 75 + 3, 75 + 4]
    np.testing.assert_allclose(told["examples"][0]["outputs"], outputs[2], rtol=1e-4)
    wrong = asked(iris, ask.Examples(id=1, order="most-wrong", count=200))["examples"]
    losses = [one["loss"] for one in wrong]
    assert losses == sorted(losses, reverse=True)
    assert len(wrong) == len(y)


def test_the_examples_of_a_cell_of_the_confusion_matrix(iris):
    confusion = only(iris.picture(), "frame").arrays["confusion"]
    for truth in range(3):
        for answer in range(3):
            told = asked(iris, ask.Examples(id=1, truth=truth, answer=answer))
            assert told["count"] == confusion[truth, answer]
            pairs = {(one["truth"], one["answer"]) for one in told["examples"]}
            assert pairs <= {(truth, answer)}


def test_many_seeds_tell_their_quartiles_and_are_the_bench_s_own(bench):
    told = [read(one) for one in bench.long(ask.Many(id=9, seeds=4, epochs=10))]
    last = told[-1]
    assert [one["done"] for one in told] == [False] * 9 + [True]
    assert last["part"] == 1
    assert last.arrays["epochs"].tolist() == list(range(1, 11))
    final = last.arrays["final"]
    assert final[0] == pytest.approx(only(bench.picture(), "frame")["test_metric"])
    np.testing.assert_allclose(last.arrays["metric"][:, -1], np.quantile(final, [0.25, 0.5, 0.75]))
    bench.do(ask.Restart(id=1, seed=2))
    own = only(trained(bench, 10).picture(), "frame")
    assert final[2] == pytest.approx(own["test_metric"])
    bench.do(ask.Undo(id=1))


def test_too_many_networks_are_refused_before_they_begin():
    with pytest.raises(Mistake) as caught:
        opened(many=100).long(ask.Many(id=1, seeds=50))
    assert caught.value.code == "too-many-seeds"


def test_the_model_s_file_answers_raw_rows_as_the_bench_does(iris, tmp_path):
    told = asked(iris, ask.Keep(id=1))
    assert (told["name"], told["media_type"]) == ("iris.pellucid", "application/zip")
    path = tmp_path / told["name"]
    path.write_bytes(told.arrays["file"].tobytes())
    run = load(path)
    table = builtin("iris")
    score = (run.model.predict(table.frame) == table.target).mean()
    frame = only(iris.picture(), "frame")
    assert score == pytest.approx((frame["training_metric"] + frame["test_metric"]) / 2, abs=1e-6)
    assert run.record.scores.test == pytest.approx(frame["test_metric"])
    assert run.record.epochs == run.curves.shape[1] == 10
    assert run.curves[0, -1, 2] == pytest.approx(frame["test_loss"], rel=1e-5)


def test_pellucid_predict_takes_the_file(bench, tmp_path):
    told = asked(bench, ask.Keep(id=1))
    (tmp_path / "m.pellucid").write_bytes(told.arrays["file"].tobytes())
    pl.DataFrame({"x1": [2.0, -2.0], "x2": [2.0, -2.0]}).write_csv(tmp_path / "rows.csv")
    words = [sys.executable, "-m", "pellucid", "predict", "m.pellucid", "rows.csv"]
    said = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert [line.split(",")[2] for line in said.splitlines()] == ["prediction", "1", "0"]


def test_the_report_is_a_page_that_says_what_was_done(bench):
    bench.do(ask.Edit(id=1, layer="dense_1", unit=0, source=0, value=0.5))
    told = asked(bench, ask.Keep(id=1, what="report"))
    page = told.arrays["file"].tobytes().decode()
    assert told["name"] == "gaussians.html"
    assert page.startswith("<!")
    assert "Weights were set by hand" in page
    assert "in sight all the time" in page


def test_before_the_first_step_there_is_nothing_to_report():
    fresh = opened()
    assert refused(fresh, ask.Keep(id=1, what="report")) == "nothing-learned-yet"
    assert asked(fresh, ask.Keep(id=1)).arrays["file"].size > 1000


def test_a_broken_network_gives_no_code():
    wild = TrainingSetup(learning_rate=100.0, optimizer="momentum")
    data = DataSetup(source="plane", examples=60)
    broken = opened(small((LayerSetup(units=3, activation="linear"),), data, wild))
    trained(broken, 100)
    assert refused(broken, ask.Code(id=1)) == "network-broken"


def test_a_quantity_is_answered_in_its_own_units():
    bench = opened(small(data=DataSetup(source="diabetes")))
    trained(bench, 5)
    told = asked(bench, ask.Trace(id=1, row=0))
    encoding = bench._stand.journey.material.encoding.target
    a = told.arrays["a/dense_2"][0] * encoding.scale + encoding.mean
    assert float(told["answer"]) == pytest.approx(a, rel=0.01)


def test_bad_input_from_below_is_what_the_server_knows():
    with pytest.raises(BadInput):
        opened(small(data=DataSetup(source="upload")), files=Empty())


class Empty:
    def frame(self, upload):
        del upload
        return pl.DataFrame({"only": [1, 2, 3]})


def test_gradients_of_a_trace_are_jax_s(bench):
    told, model = asked(bench, ask.Trace(id=1, row=5)), bench.model()
    material = bench._stand.journey.material
    x, y = jax.numpy.asarray(material.x[5:6]), jax.numpy.asarray(material.y[5:6])

    def of(parameters):
        last = model.network.forward(parameters, x)[-1]
        return loss("cross-entropy").values(last.z, last.a, y, "sigmoid").mean()

    found = jax.grad(of)(jax.tree.map(jax.numpy.asarray, model.member()))
    for name, layer in found.items():
        product = np.outer(told.arrays[f"x/{name}"], told.arrays[f"dz/{name}"])
        np.testing.assert_allclose(product, layer["weights"], rtol=1e-4, atol=1e-7)
