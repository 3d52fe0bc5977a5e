"""Networks that go over pictures: convolutions and pools on the bench."""

import numpy as np
import pytest
from msgspec.structs import replace

from pellucid.course.language import ENGLISH
from pellucid.lab.bench import pictures
from pellucid.lab.bench.advice import advice_for
from pellucid.lab.bench.layers import weights_of
from pellucid.lab.course.own_network import questions_about
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol import commands as ask
from pellucid.lab.protocol.setup import DataSetup, LayerSetup, TrainingSetup
from pellucid.network import count

from .reading import only, opened, read, small, trained

CONV = LayerSetup(kind="conv", units=4, activation="relu")
POOL = LayerSetup(kind="pool", window=2)
DENSE = LayerSetup(units=5, activation="relu")
DIGITS = DataSetup(source="digits", test_share=0.9)
ADAM = TrainingSetup(optimizer="adam", learning_rate=0.01, batch_size=32)
SETUP = small((CONV, POOL, DENSE), DIGITS, ADAM)


@pytest.fixture(scope="module")
def bench():
    return trained(opened(SETUP), 2)


@pytest.fixture(scope="module")
def traced(bench):
    (told,) = bench.do(ask.Trace(id=1, row=3))
    return read(told).arrays


def test_the_scene_tells_every_layer(bench):
    layers = only(bench.everything(), "scene")["layers"]
    assert [(one["kind"], one["shape"], one["inputs"]) for one in layers] == [
        ("conv", [8, 8, 4], 9), ("pool", [4, 4, 4], 0), ("dense", [5], 64), ("dense", [10], 5),
    ]  # fmt: skip
    model = bench.model()
    parameters = only(bench.everything(), "scene")["parameters"]
    assert parameters == weights_of(model.network) == count(model.network, model.member())


def test_a_frame_shows_the_way_of_one_example(bench, traced):
    bench.do(ask.Look(id=1, plane=False, row=3))
    frame = only(bench.picture(), "frame")
    assert frame["row"] == 3
    for name in ("conv_1", "max-pool_1"):
        shown = np.moveaxis(frame.arrays[f"maps/{name}"], 0, -1)
        np.testing.assert_allclose(shown, traced[f"a/{name}"], atol=traced[f"a/{name}"].max() / 200)
    assert frame.arrays["maps/dense_2"].argmax() == traced["a/dense_2"].argmax()
    assert len(bench.picture()[0]) < 20_000


def test_vitals_and_curves_have_a_place_for_each_layer_and_none_where_nothing_is_learned(bench):
    frame = only(bench.picture(), "frame")
    norms = [layer["gradient_norm"] for layer in frame["layers"]]
    assert [norm is None for norm in norms] == [False, True, False, False]
    gradients = only(bench.everything(), "history").arrays["gradients"][-1]
    np.testing.assert_allclose(gradients[[0, 2, 3]], [norms[0], *norms[2:]], rtol=1e-5)
    assert np.isnan(gradients[1])


def test_a_maps_number_is_its_windows_sum(traced):
    """By hand, at a corner, where the window reaches over the edge, and in the middle."""
    x = np.pad(traced["x/conv_1"], [(1, 1), (1, 1), (0, 0)])
    kernel = traced["weights/conv_1"].reshape(3, 3, 1, 4)
    for row, column in ((0, 0), (4, 5)):
        window = x[row : row + 3, column : column + 3]
        z = np.einsum("rcx,rcxu->u", window, kernel) + traced["bias/conv_1"]
        np.testing.assert_allclose(traced["z/conv_1"][row, column], z, rtol=1e-5, atol=1e-6)
    assert (traced["a/conv_1"] == np.maximum(traced["z/conv_1"], 0)).all()
    pooled = traced["a/conv_1"].reshape(4, 2, 4, 2, 4).max((1, 3))
    assert (traced["a/max-pool_1"] == pooled).all()


def test_dead_channels_are_found_over_all_places():
    bench = opened(SETUP)
    bench.do(ask.Edit(id=1, layer="conv_1", unit=1, value=-1000.0))
    assert only(bench.picture(), "frame").arrays["state/conv_1"].tolist() == [0, 1, 0, 0]


def test_a_weight_of_a_kernel_is_set_by_hand_and_travelled_back_from():
    bench = trained(opened(SETUP), 1)
    before = only(bench.picture(), "frame").arrays["weights/conv_1"]
    bench.do(ask.Edit(id=1, layer="conv_1", unit=2, source=7, value=0.5))
    after = only(bench.picture(), "frame").arrays["weights/conv_1"]
    assert np.argwhere(before != after).tolist() == [[7, 2]]
    assert after[7, 2] == 0.5
    moment = only(bench.picture(), "frame")["moment"]
    trained(bench, 1)
    bench.do(ask.Travel(id=2, moment=moment))
    assert (only(bench.picture(), "frame").arrays["weights/conv_1"] == after).all()
    with pytest.raises(Mistake, match="no-such-weight"):
        bench.do(ask.Edit(id=3, layer="conv_1", unit=2, source=9, value=0.5))


def test_examples_that_push_a_kernels_weight_are_told(bench):
    (told,) = bench.do(ask.Blame(id=1, layer="conv_1", unit=2, source=7))
    found = read(told)
    weights = only(bench.picture(), "frame").arrays["weights/conv_1"]
    assert found["value"] == pytest.approx(weights[7, 2])
    # More examples are listed than learned from: all pushes together are the gradient.
    assert found.arrays["pushes"].sum() == pytest.approx(found["gradient"] * 180, rel=1e-3)


@pytest.mark.parametrize("hidden", [(CONV, POOL, DENSE), (DENSE,)], ids=["over", "dense"])
def test_what_mattered_adds_up_to_the_answer(hidden):
    bench = trained(opened(small(hidden, DIGITS, ADAM)), 2)
    (told,) = bench.do(ask.Matter(id=1, row=3))
    found = read(told)
    assert found.arrays["parts"].shape == (8, 8)
    assert found.arrays["parts"].sum() == pytest.approx(found["change"], abs=0.02)
    assert ("heat" in found.arrays) == (hidden[0] is CONV)
    (trace,) = bench.do(ask.Trace(id=2, row=3))
    assert read(trace).arrays["a/dense_2"].argmax() == found["output"]


def test_the_model_reads_the_pictures_as_arrays(bench):
    model, (x, y) = bench.model(), bench.examples()
    assert x.shape == (len(y), 8, 8, 1)
    assert model.outputs(x[:3]).shape == (3, 10)
    (told,) = bench.do(ask.Keep(id=1, what="model"))
    assert read(told)["name"] == "digits.pellucid"


def test_a_quiz_about_it_calls_its_layers_as_the_page_does(bench):
    asked = questions_about(bench, 0)(ENGLISH)
    texts = " ".join(said.text for one in asked for said in (one, *one.answers))
    assert "dense_" not in texts
    assert "conv_" not in texts


@pytest.mark.parametrize(
    ("hidden", "data", "code"),
    [
        ((CONV,), DataSetup(), "needs-pictures"),
        ((POOL,), DataSetup(source="iris"), "needs-pictures"),
        ((DENSE, CONV), DIGITS, "picture-layer-behind-dense"),
        ((POOL, POOL, POOL, POOL), DIGITS, "picture-too-small"),
        ((replace(CONV, units=4096),) * 2, DIGITS, "too-many-parameters"),
    ],
)
def test_layers_that_cannot_be_there_are_refused(hidden, data, code):
    bench = opened()
    with pytest.raises(Mistake, match=code):
        bench.do(ask.Change(id=1, setup=small(hidden, data)))
    assert only(bench.everything(), "scene")["data"]["plane"]


def test_where_there_are_no_pictures_nothing_mattered():
    with pytest.raises(Mistake, match="needs-pictures"):
        opened().do(ask.Matter(id=1, row=0))


def test_advice_counts_units_of_dense_layers_only():
    narrow = small((replace(CONV, units=1), POOL), DIGITS)
    journey = opened(narrow)._stand.journey
    assert advice_for(narrow, journey.material, journey.course.plan) == []


def test_mnist_is_shown_where_it_lies_and_never_fetched(monkeypatch, tmp_path):
    monkeypatch.setenv("PELLUCID_DATA", str(tmp_path))
    monkeypatch.setenv("PELLUCID_CACHE", str(tmp_path))
    pictures.of_mnist.cache_clear()
    assert pictures.missing() == ["mnist"]
    with pytest.raises(Mistake, match="mnist-not-here"):
        opened().do(ask.Change(id=1, setup=small(data=DataSetup(source="mnist"))))


def test_mnist_comes_as_bytes():
    if pictures.missing():
        pytest.skip("PELLUCID_DATA names no folder with mnist.npz")
    scene = only(opened(small(data=DataSetup(source="mnist"))).everything(), "scene")
    assert scene["data"]["image"] == [28, 28]
    assert scene.arrays["x"].shape == (1000, 784)
    assert scene.arrays["x"].max() == pytest.approx(1.0)
    spec = next(one for one in scene["arrays"] if one["name"] == "x")
    assert spec["dtype"] == "uint8"
