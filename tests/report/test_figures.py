import jax
import matplotlib as mpl
import numpy as np
import polars as pl
import pytest
from matplotlib.figure import Figure

from pellucid.errors import BadInput
from pellucid.network import (
    BatchNorm,
    Conv,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    GlobalAveragePool,
    MaxPool,
    Network,
    Residual,
    Whiten,
    dense_network,
)
from pellucid.report import (
    boundary_figure,
    confusion_figure,
    curves_figure,
    network_figure,
    save_figure,
    vitals_figure,
)
from pellucid.report.blueprint import pooled
from pellucid.report.svg import inline, rendered

NETWORKS = {
    "no hidden layer": dense_network(1, 1, "regression"),
    "2-4-2-1": dense_network(2, 1, "binary", (4, 2), activation="tanh"),
    "784-256-128-10": dense_network(784, 10, "multiclass", (256, 128)),
    "deep": dense_network(3, 2, "multiclass", (3,) * 40),
    "every kind": Network(
        (2, 3),
        (
            Flatten(), Dense(5, "gelu"), BatchNorm(), Dropout(0.2),
            Residual((Dense(5, "relu"),)), Dense(3, "softmax", bias="none"),
        ),
    ),
    "pictures": Network(
        (12, 9, 3),
        (
            Whiten(2, "relu"), Conv(40, 3, "relu"), BatchNorm(), Residual((Conv(40, 3),)),
            MaxPool(2), GlobalAveragePool(), Dropout(), Dense(3, "softmax"),
        ),
    ),
    "a line": Network((20, 2), (Conv(4, 5, "tanh", stride=2), Flatten(), Dense(1))),
    "embedding": Network((4,), (Embedding(9, 2), Flatten(), Dense(1))),
}  # fmt: skip


@pytest.mark.parametrize("name", NETWORKS)
def test_draws_any_network(name):
    network = NETWORKS[name]
    text = inline(network_figure(network, network.init(jax.random.key(0))), "it", "a network")
    assert text.startswith("<svg")
    assert len(text) < 200_000


def test_draws_weights_that_broke():
    network = dense_network(2, 1, "binary", (3, 40))
    broken = jax.tree.map(lambda leaf: leaf * np.nan, network.init(jax.random.key(0)))
    rendered(network_figure(network, broken), "svg")


def test_pooling_keeps_the_strongest():
    weights = np.zeros((300, 200))
    weights[137, 55] = -7
    assert pooled(weights).shape == (96, 96)
    assert pooled(weights).min() == -7


@pytest.mark.parametrize("classes", [2, 30])
def test_confusion_shows_every_count(classes):
    counts = np.arange(classes**2).reshape(classes, classes)
    figure = confusion_figure(counts, [f"a long name {i}" for i in range(classes)])
    shown = [text.get_text() for text in figure.axes[0].texts]
    assert set(shown) >= {f"{count:,}" for count in counts.ravel()[1:]}


def test_curves_show_the_runs_numbers(run_of):
    run = run_of("side by side")
    figure = curves_figure(run)
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["loss", "accuracy"]
    np.testing.assert_allclose(figure.axes[0].lines[0].get_ydata(), run.curve("loss"))
    np.testing.assert_allclose(figure.axes[1].lines[1].get_ydata(), run.curve("validation"))


def test_boundary_needs_two_numbers(run_of):
    with pytest.raises(BadInput, match="two numbers"):
        boundary_figure(run_of("multiclass").model, (0, 0), (1, 1))


def test_boundary_is_what_the_model_answers(run_of):
    model = run_of("binary").model
    image = boundary_figure(model, (-6, -6), (6, 6)).axes[0].images[0]
    pixels = np.asarray(image.get_array())
    corner = model.predict(pl.DataFrame({"x1": [-6.0], "x2": [-6.0]})).item()
    blue = pixels[0, 0, 2] > pixels[0, 0, 0]
    assert blue == (str(corner) == model.classes[1])


def test_unknown_chart_suggests(run_of):
    with pytest.raises(BadInput, match="Try: gradient_norm"):
        vitals_figure(run_of("binary").vitals, "gradient_nrom")


@pytest.mark.parametrize("kind", ["png", "svg", "SVG"])
def test_saves(tmp_path, kind):
    figure = confusion_figure(np.eye(3, dtype=int), ("a", "日本", "$x$"))
    save_figure(figure, tmp_path / f"it.{kind}")
    assert (tmp_path / f"it.{kind}").stat().st_size > 1000


def test_does_not_save_as_anything(tmp_path):
    with pytest.raises(BadInput, match=r"\.png or \.svg"):
        save_figure(Figure(), tmp_path / "it.jpeg")


def test_text_inside_a_drawing_is_kept_as_it_is():
    names = ("3.14159", "#1c2230", ' id="x"', "url(#x)")
    text = inline(confusion_figure(np.eye(4, dtype=int), names), "it", "a matrix")
    for name in ("3.14159", "#1c2230", "url(#x)"):
        assert f">{name}</text>" in text


def test_global_settings_are_left_alone(run_of):
    before = dict(mpl.rcParams)
    rendered(curves_figure(run_of("binary")), "svg")
    assert dict(mpl.rcParams) == before
