"""`pellucid show`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pellucid.learning import load


@pytest.mark.parametrize("name", ["iris", "moons", "diabetes"])
def test_counts_and_shapes_are_the_models_own(name: str, tell: Callable, models: Path) -> None:
    path = models / f"{name}.pellucid"
    facts, model = tell("show", path, "--json").json, load(path).model
    assert (
        sum(layer["parameters"] for layer in facts["layers"]) * facts["networks"]
        == (facts["parameters"])
        == model.parameter_count
    )
    shapes = [facts["inputs"], *(layer["outputs"] for layer in facts["layers"])]
    assert [tuple(shape) for shape in shapes] == list(model.network.shapes)
    assert [layer["name"] for layer in facts["layers"]] == list(model.network.names)
    assert facts["classes"] == list(model.classes)


def test_it_is_drawn(tell: Callable, models: Path) -> None:
    out = tell("show", models / "iris.pellucid").out
    for part in (
        "dense_1",
        "4 relu",
        "20 parameters",
        "softmax",
        "35 parameters in all",
        "sepal length (cm)",
        "3 classes",
        "setosa, versicolor, virginica",
        "accuracy",
        "seed 0",
    ):
        assert part in out  # fmt: skip


def test_networks_side_by_side_are_said(tell: Callable) -> None:
    tell("train", "iris", "--layers", 4, "--epochs", 2, "--networks", 3)
    assert "× 3 networks = 105" in tell("show", "iris.pellucid").out
