"""`pellucid explain`."""

from collections.abc import Callable
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from pellucid.cli.explaining.mattered import reading, what_mattered
from pellucid.cli.rows import read_rows
from pellucid.learning import Choices, Run, load, train


@pytest.mark.parametrize("name", ["iris", "moons", "diabetes"])
@pytest.mark.parametrize("row", [0, 77])
def test_parts_sum_to_the_change(name: str, row: int, tell: Callable, models: Path) -> None:
    model = models / f"{name}.pellucid"
    facts = tell("explain", model, name, "--row", row, "--json").json
    predicted = tell("predict", model, name, "--json").json
    assert facts["prediction"] == predicted["predictions"][row]
    change = facts["answer"] - facts["typical"]
    size = max(abs(facts["answer"]), abs(facts["typical"]))
    assert sum(facts["attributions"].values()) == pytest.approx(change, abs=2e-3 * size)
    if name == "diabetes":
        assert facts["answer"] == pytest.approx(facts["prediction"], rel=1e-4)
    else:
        assert facts["answer"] == pytest.approx(max(predicted["probabilities"][row]), abs=1e-5)


def test_the_pass_is_that_of_the_network_asked_for(tell: Callable) -> None:
    assert tell("train", "iris", "--layers", 4, "--epochs", 3, "--networks", 3).code == 0
    passes = [
        tell("explain", "iris.pellucid", "iris", "--network", k, "--json").json for k in (1, 2, 3)
    ]
    run = load("iris.pellucid")
    rows = read_rows(run, "iris", 0)
    for index, facts in enumerate(passes):
        parameters = jax.tree.map(jnp.asarray, run.model.member(index))
        alone = np.asarray(run.model.network(parameters, rows.x[:1]))[0]
        assert facts["layers"][-1]["a"] == pytest.approx(alone.tolist(), abs=1e-6)
        assert f"= {alone[run.model.classes.index(facts['prediction'])]:.2f}" in facts["sum"]
    assert tell("explain", "iris.pellucid", "iris", "--network", 4).code == 2
    assert tell("explain", "iris.pellucid", "iris", "--network", 0).code == 2


@pytest.mark.parametrize("row", ["150", "-1", "1.5", "one"])
def test_a_row_that_is_not_there(row: str, tell: Callable, models: Path) -> None:
    told = tell("explain", models / "iris.pellucid", "iris", "--row", row)
    assert told.code == 2
    assert "--row" in told.err


@pytest.mark.parametrize("name", ["iris", "moons", "diabetes"])
def test_it_is_drawn(name: str, tell: Callable, models: Path) -> None:
    told = tell("explain", models / f"{name}.pellucid", name, "--row", 2)
    assert told.code == 0
    for part in ("The pass", "dense_1", "(bias)", "What mattered", "a typical row", "this row"):
        assert part in told.out
    assert ("The answer" in told.out) == (name != "diabetes")


@pytest.fixture(scope="module")
def with_codes(table: Path) -> Run:
    settings = {"epochs": 12, "learning_rate": 0.05}
    return train(table, Choices(networks=2, settings=settings), target="sold")


def test_looked_up_categories_get_their_part(with_codes: Run, table: Path) -> None:
    """Four columns, one of them looked up: its part is what the answer changes by with it."""
    model = with_codes.model
    x = read_rows(with_codes, str(table), 0).x[3]
    found = what_mattered(model, x, reading(model, 1))
    assert set(found.parts) == {"size", "age", "colour", "street"}
    typical = np.zeros_like(x)
    assert found.typical == pytest.approx(float(model.outputs(typical[None])[0, 0]), abs=1e-6)
    assert found.here == pytest.approx(float(model.outputs(x[None])[0, 0]), abs=1e-6)
    with_street = typical.copy()
    with_street[-1] = x[-1]
    change = float(model.outputs(with_street[None])[0, 0] - model.outputs(typical[None])[0, 0])
    assert found.parts["street"] == pytest.approx(change, abs=1e-6)
    assert abs(found.rest) < 2e-3


def test_the_other_class_is_the_mirror_image(with_codes: Run, table: Path) -> None:
    model = with_codes.model
    x = read_rows(with_codes, str(table), 0).x[3]
    one, other = (what_mattered(model, x, reading(model, winner)) for winner in (1, 0))
    assert one.here + other.here == pytest.approx(1, abs=1e-6)
    assert {name: -part for name, part in one.parts.items()} == pytest.approx(other.parts)
