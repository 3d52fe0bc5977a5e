"""Every number of a frame is the network's: each against what computes it elsewhere."""

import jax
import numpy as np
import pytest

from pellucid.insight import boundary, health
from pellucid.lab.bench import judging, looks, picture
from pellucid.lab.bench.bounds import weights_of
from pellucid.lab.bench.curves import Curves
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol import commands as ask
from pellucid.lab.protocol.setup import DataSetup, LayerSetup, TrainingSetup
from pellucid.learning.losses import loss
from pellucid.network import dense_network

from .reading import only, opened, small, trained

TANH = (LayerSetup(units=3),)
SETUPS = {
    "binary": small(),
    "quantity": small(data=DataSetup(source="multi-gaussian", examples=60)),
    "classes": small((LayerSetup(units=6, activation="relu"),), DataSetup(source="iris")),
}


@pytest.fixture(params=SETUPS, scope="module")
def learned(request):
    return trained(opened(SETUPS[request.param]), 15)


def member(model):
    return jax.tree.map(jax.numpy.asarray, model.member())


def frame_of(bench):
    return only(bench.picture(), "frame")


def test_losses_metrics_and_confusion_are_those_of_all_examples(learned):
    frame, model = frame_of(learned), learned.model()
    x, y = learned.examples()
    outputs = model.outputs(x)
    name = {"binary": "cross-entropy", "multiclass": "cross-entropy"}.get(model.task)
    last = model.network.forward(member(model), jax.numpy.asarray(x))[-1]
    values = loss(name or "squared-error").values(
        last.z, last.a, jax.numpy.asarray(y), model.network.output_activation
    )
    assert frame["test_loss"] == pytest.approx(float(values.mean()), rel=1e-4)
    if model.task == "regression":
        missed = ((last.a[:, 0] - y) ** 2).sum() / ((y - y.mean()) ** 2).sum()
        assert frame["test_metric"] == pytest.approx(1 - float(missed), abs=1e-4)
        assert "confusion" not in frame.arrays
        return
    answers = model.answers(outputs)
    assert frame["test_metric"] == pytest.approx((answers == y).mean())
    counted = np.zeros((len(model.classes),) * 2, int)
    np.add.at(counted, (y, answers), 1)
    assert (frame.arrays["confusion"] == counted).all()


def test_weights_and_biases_are_the_network_s(learned):
    frame, own = frame_of(learned), learned.model().member()
    for name, layer in own.items():
        assert (frame.arrays[f"weights/{name}"] == layer["weights"]).all()
        assert (frame.arrays[f"bias/{name}"] == layer["bias"]).all()
    norms = [one["weight_norm"] for one in frame["layers"]]
    wanted = [np.sqrt(sum((leaf**2).sum() for leaf in layer.values())) for layer in own.values()]
    np.testing.assert_allclose(norms, wanted, rtol=1e-5)


def test_the_plane_is_the_boundary_that_insight_draws():
    for name in ("binary", "quantity"):
        bench = opened(SETUPS[name])
        trained(bench, 15)
        frame, model = frame_of(bench), bench.model()
        wanted = boundary(model.network, model.member(), -6, 6, 100).outputs
        low, high = (0, 1) if name == "binary" else (frame["low"], frame["high"])
        shares = np.clip((wanted - low) / (high - low), 0, 1) * 255
        assert frame.arrays["plane"].shape == (100, 100, 1)
        assert np.abs(frame.arrays["plane"].astype(float) - shares).max() <= 0.51


def test_a_unit_s_picture_is_its_activation_over_the_plane():
    bench = opened(SETUPS["binary"])
    frame, model = frame_of(bench), bench.model()
    along = np.linspace(-6, 6, 100, dtype=np.float32)[1::3]
    points = np.stack(np.meshgrid(along, along), -1).reshape(-1, 2)
    steps = model.network.forward(member(model), jax.numpy.asarray(points))
    for step in steps:
        wanted = np.asarray(step.a).T.reshape(-1, len(along), len(along))
        shown = frame.arrays[f"units/{step.name}"]
        assert np.abs(shown - wanted).max() <= np.abs(wanted).max() / 127 * 0.51


def test_dead_and_saturated_units_are_those_of_insight():
    hidden = (LayerSetup(units=8, activation="relu"), LayerSetup(units=8, activation="tanh"))
    bench = opened(small(hidden))
    for unit, value in ((0, -100.0), (1, -50.0)):
        bench.do(ask.Edit(id=1, layer="dense_1", unit=unit, value=value))
    for unit, value in ((2, -3.0), (3, 3.0), (4, 30.0)):
        for source in range(8):
            bench.do(ask.Edit(id=1, layer="dense_2", unit=unit, source=source, value=0.0))
        bench.do(ask.Edit(id=1, layer="dense_2", unit=unit, value=value))
    frame, model = frame_of(bench), bench.model()
    material = bench._stand.journey.material
    wanted = health(model.network, model.member(), material.x[: material.training])
    for shown, own in zip(frame["layers"], wanted, strict=True):
        assert shown["dead"] == (None if own.dead is None else pytest.approx(own.dead))
        saturated = None if own.saturated is None else pytest.approx(own.saturated)
        assert shown["saturated"] == saturated
    assert frame.arrays["state/dense_1"][:2].tolist() == [judging.DEAD] * 2
    states = [judging.LOW, judging.HIGH, judging.DEAD]
    assert frame.arrays["state/dense_2"][2:5].tolist() == states


def test_gradient_norms_are_of_the_loss_over_the_training_examples():
    bench = opened(SETUPS["binary"])
    frame, model = frame_of(bench), bench.model()
    material = bench._stand.journey.material
    x = jax.numpy.asarray(material.x[: material.training])
    y = jax.numpy.asarray(material.y[: material.training])

    def mean(parameters):
        last = model.network.forward(parameters, x)[-1]
        return loss("cross-entropy").values(last.z, last.a, y, "sigmoid").mean()

    gradients = jax.grad(mean)(member(model))
    for shown, layer in zip(frame["layers"], gradients.values(), strict=True):
        norm = np.sqrt(sum(float((leaf**2).sum()) for leaf in layer.values()))
        assert shown["gradient_norm"] == pytest.approx(norm, rel=1e-4)


def test_many_examples_are_looked_at_in_parts_to_the_same_numbers(monkeypatch):
    whole = frame_of(opened(SETUPS["classes"]))
    for module in (judging, looks):
        monkeypatch.setattr(module, "rows_at_once", lambda _: 40)
    looks.looks.clear()
    parts = frame_of(opened(SETUPS["classes"]))
    looks.looks.clear()
    for name in ("training_loss", "test_loss", "training_metric", "test_metric"):
        assert parts[name] == pytest.approx(whole[name], rel=1e-5)
    for part, one in zip(parts["layers"], whole["layers"], strict=True):
        assert part.pop("name") == one.pop("name")
        known = {what: value for what, value in one.items() if value is not None}
        assert part.keys() == one.keys()
        assert {what: part[what] for what in known} == pytest.approx(known, rel=1e-5)
    for name in whole.arrays:
        np.testing.assert_allclose(parts.arrays[name], whole.arrays[name], rtol=1e-6)


def test_very_many_weights_are_sent_as_bytes():
    bench = opened(small((LayerSetup(units=400, activation="relu"),), DataSetup(source="digits")))
    frame, own = frame_of(bench), bench.model().member()["dense_1"]["weights"]
    assert weights_of(bench.model().network) > 20_000
    shown = frame.arrays["weights/dense_1"]
    assert np.abs(shown - own).max() <= np.abs(own).max() / 127 * 0.51
    assert not [name for name in frame.arrays if name.startswith(("units", "plane"))]


def test_a_table_has_a_plane_once_somebody_looks():
    bench = opened(SETUPS["classes"])
    assert "plane" not in frame_of(bench).arrays
    told = bench.do(ask.Look(id=1, resolution=20, axes=(2, 3)))
    scene = only(told, "scene")
    assert scene["data"]["axes"] == [2, 3]
    model, material = bench.model(), bench._stand.journey.material
    wanted = boundary(
        model.network, model.member(), scene["data"]["low"], scene["data"]["high"], 20, (2, 3),
        material.x[: material.training].mean(0),
    ).outputs  # fmt: skip
    shown = frame_of(bench).arrays["plane"].astype(float)
    assert shown.shape == (20, 20, 3)
    assert np.abs(shown - wanted * 255).max() <= 0.51
    bench.do(ask.Look(id=2, plane=False))
    assert "plane" not in frame_of(bench).arrays
    for axes in ((1, 1), (0, 4)):
        with pytest.raises(Mistake) as caught:
            bench.do(ask.Look(id=3, axes=axes))
        assert caught.value.code == "no-such-axes"


def test_a_plane_without_units_and_units_without_a_plane():
    bench = opened(SETUPS["binary"])
    bench.do(ask.Look(id=1, units=False, resolution=30))
    names = frame_of(bench).arrays
    assert names["plane"].shape == (30, 30, 1)
    assert "units/dense_1" not in names
    bench.do(ask.Look(id=1, plane=False, resolution=30))
    names = frame_of(bench).arrays
    assert "plane" not in names
    assert names["units/dense_1"].shape == (3, 30, 30)


def test_pictures_of_many_units_are_smaller_and_of_very_many_left_out():
    every = [
        picture.every_for(dense_network(2, 1, "binary", (units,)), 100)
        for units in (3, 300, 1000, 3000)
    ]
    assert every == [3, 3, 6, 0]


def test_curves_keep_their_order_and_their_room():
    curves = Curves(1)
    for moment in range(0, 50_000, 5):
        curves.add(moment, np.full(6, moment, np.float32))
    assert len(curves.moments) <= 2000
    assert (np.diff(curves.moments) > 0).all()
    assert (curves.rows[:, 0] == curves.moments).all()
    assert curves.moments[0] == 0
    curves.add(100, np.zeros(6, np.float32))
    assert curves.moments[-1] == 100
    assert curves.rows.shape == (len(curves.moments), 6)


def test_adam_s_first_curves_are_there_from_the_beginning():
    bench = opened(small(training=TrainingSetup(optimizer="adam", learning_rate=0.01)))
    bench.picture()
    trained(bench, 3)
    history = only(bench.everything(), "history")
    assert history.arrays["curves"].shape == (2, 4)
    assert history.arrays["gradients"].shape == history.arrays["dead"].shape == (2, 2)
    assert history.arrays["curves"][-1, 0] == pytest.approx(frame_of(bench)["training_loss"])
