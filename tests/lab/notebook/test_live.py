"""The bench of a network begins with that very network, and with the data it was given."""

from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

import pellucid
from pellucid.data import Dataset, builtin
from pellucid.errors import BadInput
from pellucid.lab.bench import Bench
from pellucid.lab.notebook.live import live_bench, train
from pellucid.lab.notebook.messages import head_of
from pellucid.lab.protocol.commands import Restart, Travel
from pellucid.network import (
    Conv,
    Dense,
    Dropout,
    Flatten,
    MaxPool,
    Network,
    Parameters,
    dense_network,
)

from .hearing import array_in, scene_and_frame, scene_of

RNG = np.random.default_rng(0)
X = RNG.normal(size=(60, 3)).astype(np.float32)
Y = (X[:, 0] > 0).astype(int)


def same(bench: Bench, parameters: Parameters) -> bool:
    """Whether a bench's network has these very parameters at this moment."""
    own = bench.model().member()
    return all(
        np.array_equal(own[layer][kind], np.asarray(array))
        for layer, arrays in parameters.items()
        for kind, array in arrays.items()
    )


def test_it_begins_with_these_parameters_and_comes_back_to_them(
    bench: Bench, parameters: Parameters
) -> None:
    assert same(bench, parameters)
    train(bench, 2)
    assert not same(bench, parameters)
    bench.do(Travel(id=2, moment=0))
    assert same(bench, parameters)
    train(bench, 1)
    bench.do(Restart(id=4))
    assert same(bench, parameters)


def test_without_parameters_the_seed_decides(network: Network) -> None:
    first, again, other = (live_bench(network, "circles", seed=seed) for seed in (3, 3, 4))
    parameters = first.model().member()
    assert same(again, parameters)
    assert not same(other, parameters)


def test_dropout_comes_along() -> None:
    network = Network((3,), (Dense(5, "relu"), Dropout(0.2), Dense(1, "sigmoid")))
    parameters = network.init(9)
    bench = live_bench(network, Dataset.of(X, Y), parameters)
    scene = scene_of(bench)
    assert [layer["dropout"] for layer in head_of(scene)["layers"]] == [0.2, 0.0]
    assert same(bench, parameters)


def test_arrays_are_taken_as_they_are() -> None:
    bench = live_bench(dense_network(3, 1, "binary"), Dataset.of(X, Y), test=0.25)
    scene = scene_of(bench)
    data = head_of(scene)["data"]
    assert (data["training"], data["test"]) == (45, 15)
    shown = array_in(scene, "x")
    assert {row.tobytes() for row in shown} == {row.tobytes() for row in X}


@pytest.mark.parametrize(
    ("data", "features", "settings"),
    [
        ("circles", 2, {}),
        ("wine", 13, {}),
        (builtin("iris"), 4, {}),
        (pl.DataFrame({"a": X[:, 0], "b": X[:, 1], "is": Y}), 2, {"target": "is"}),
    ],
    ids=["points", "set", "table", "frame"],
)
def test_data_by_name_by_table_and_by_frame(
    data: Any, features: int, settings: dict[str, Any]
) -> None:
    outputs = 1 if features == 2 else 3
    network = dense_network(features, outputs, "binary" if outputs == 1 else "multiclass")
    scene = scene_of(live_bench(network, data, **settings))
    assert len(head_of(scene)["data"]["features"]) == features


OVER = Network((8, 8, 1), (Conv(3, 3, "relu"), MaxPool(2), Flatten(), Dense(10, "softmax")))


def test_a_network_over_pictures_begins_with_these_parameters() -> None:
    parameters = OVER.init(5)
    bench = live_bench(OVER, "digits", parameters, test=0.9)
    scene = head_of(scene_of(bench))
    assert [layer["kind"] for layer in scene["layers"]] == ["conv", "pool", "dense"]
    assert same(bench, parameters)
    assert bench.owes_picture()
    (frame,) = bench.first_picture()
    assert array_in(frame, "maps/conv_1").shape == (3, 8, 8)


@pytest.mark.parametrize("shape", [(8, 8), (8, 8, 1)])
def test_pictures_as_arrays(shape: tuple[int, ...]) -> None:
    pictures = RNG.integers(0, 255, (40, *shape)).astype(np.uint8)
    data = Dataset.of(pictures, [f"class {one % 10}" for one in range(40)])
    scene = scene_of(live_bench(OVER, data))
    told = head_of(scene)["data"]
    assert (told["image"], told["features"][8]) == ([8, 8], "pixel 2, 1")
    shown = array_in(scene, "x").astype(np.uint8)
    assert {row.tobytes() for row in shown} == {row.tobytes() for row in pictures}


def test_a_picture_may_be_read_as_a_row() -> None:
    bench = live_bench(dense_network(64, 10, "multiclass"), "digits", test=0.9)
    assert head_of(scene_of(bench))["data"]["image"] == [8, 8]


def test_a_file(tmp_path: Path) -> None:
    pl.DataFrame({"a": X[:, 0], "b": X[:, 1], "is": Y}).write_csv(tmp_path / "own.csv")
    bench = live_bench(dense_network(2, 1, "binary"), str(tmp_path / "own.csv"), target="is")
    assert head_of(scene_of(bench))["data"]["target"] == "is"


def test_settings_reach_the_training(network: Network) -> None:
    bench = live_bench(
        network, "xor", optimizer="adam", batch_size=7, regularisation="l2",
        regularisation_rate=0.01, loss="squared-error",
    )  # fmt: skip
    setup = head_of(scene_of(bench))["setup"]
    assert setup["training"] == {
        "optimizer": "adam", "learning_rate": 0.001, "batch_size": 7, "regularisation": "l2",
        "regularisation_rate": 0.01,
    }  # fmt: skip
    assert setup["network"]["loss"] == "squared-error"


def test_epochs_are_trained_before_it_is_shown(network: Network) -> None:
    bench = live_bench(network, "gaussians", epochs=30, learning_rate=0.3)
    frame = head_of(scene_and_frame(bench)[1])
    assert frame["epoch"] == 30
    assert frame["test_metric"] > 0.95
    assert not frame["running"]


@pytest.mark.parametrize(
    ("data", "settings", "said"),
    [
        ("iris", {}, "the shape of one example of iris"),
        ("digits", {}, r"\(64,\) or \(8, 8, 1\)"),
        (Dataset.of(np.zeros((20, 4, 4, 3)), [0, 1] * 10), {}, "pictures in grey"),
        ("xor", {"optimizer": "adm"}, "adam"),
        ("xor", {"learning_rate": -1.0}, "learning_rate"),
        ("xor", {"learning_rat": 1.0}, "learning_rate"),
        ("xor", {"epochs": -1}, "epochs"),
        ("xor", {"test": 0.95}, "0.9"),
        ("xor", {"loss": "hinge"}, "squared-error"),
        ("nothing.csv", {}, "nothing.csv"),
        ("mnist-like", {}, "mnist"),
    ],
)
def test_a_mistake_says_what_to_do(
    network: Network, data: Any, settings: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadInput, match=said):
        network.show(data, **settings)


def test_parameters_of_another_network_are_refused(network: Network) -> None:
    other = pellucid.dense_network(2, 1, "binary", (5, 2)).init(0)
    with pytest.raises(BadInput, match="not this network's"):
        live_bench(network, "xor", other)
