"""Questions about a learner's own network, against what the network does, worked out apart."""

from dataclasses import replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from pellucid.course.own import GENERATORS, Subject, own_questions
from pellucid.course.own.answer_of_row import answer_of_row
from pellucid.course.own.confused import confused
from pellucid.course.own.dead_units import dead_units
from pellucid.course.own.largest_layer import largest_layer
from pellucid.course.own.matters_most import matters_most
from pellucid.course.own.parameters import parameters
from pellucid.course.own.strongest_unit import strongest_unit
from pellucid.course.own.without_activation import without_activation
from pellucid.course.own.without_biases import without_biases
from pellucid.learning import Model
from pellucid.network import Conv, Dense, Flatten, Network, Residual

RANDOM = np.random.default_rng(0)
X = RANDOM.normal(size=(200, 5)).astype(np.float32)


def model(network: Network, task: Any = "multiclass", seeds: int = 1, classes: int = 3) -> Model:
    """Fresh parameters, so many networks side by side, with biases that are not 0."""
    keys = jax.random.split(jax.random.key(0), seeds)
    made = jax.vmap(network.init)(keys)
    moved = jax.tree_util.tree_map_with_path(
        lambda path, leaf: leaf + 0.3 * (path[-1].key == "bias"), made
    )
    names = tuple(f"class {n}" for n in range(classes)) if task != "regression" else ()
    return Model("made", task, network, jax.device_get(moved), classes=names)


DENSE = Network((5,), (Dense(8, "relu"), Dense(6, "tanh"), Dense(3, "softmax")))
TARGETS = (
    model(DENSE)
    .answers(model(DENSE).outputs(X + 0.3 * RANDOM.normal(size=X.shape)))
    .astype(np.int32)
)
SUBJECT = Subject(model(DENSE), X, TARGETS, "made data")


def weights(layer: str, of: Model = SUBJECT.model) -> tuple[np.ndarray, np.ndarray]:
    found = of.member(0)[layer]
    return np.asarray(found["weights"], np.float64), np.asarray(found["bias"], np.float64)


def by_hand(x: np.ndarray, *, linear: bool = False, biases: bool = True) -> np.ndarray:
    """The network's outputs before softmax, with NumPy alone."""
    functions = (lambda z: np.maximum(z, 0), np.tanh, lambda z: z)
    for number, function in enumerate(functions, 1):
        w, b = weights(f"dense_{number}")
        z = x @ w + b * biases
        x = z if linear else function(z)
    return x


def share_of(text: str) -> float:
    return float(text.removesuffix(" %")) / 100


def test_parameters_are_counted() -> None:
    found = parameters(SUBJECT)
    assert found is not None
    assert found.right.text == str(5 * 8 + 8 + 8 * 6 + 6 + 6 * 3 + 3)
    assert str(5 * 8 + 8 * 6 + 6 * 3) in [answer.text for answer in found.answers]
    assert "48 in dense_1" in found.right.feedback


def test_parameters_of_one_of_many_networks_and_of_inner_layers() -> None:
    many = Network((5,), (Residual((Dense(5, "relu"),)), Dense(3, "softmax")))
    found = parameters(Subject(model(many, seeds=4)))
    assert found is not None
    assert found.right.text == str(5 * 5 + 5 + 5 * 3 + 3)
    assert "the first of your 4 networks" in found.text


def test_the_largest_layer() -> None:
    found = largest_layer(SUBJECT)
    assert found is not None
    assert found.right.text == "dense_2"
    assert largest_layer(Subject(model(Network((2,), (Dense(3, "softmax"),))))) is None
    equal = Network((3,), (Dense(3, "relu"), Dense(3, "softmax")))
    assert largest_layer(Subject(model(equal))) is None


def test_dead_units_are_those_that_never_fire() -> None:
    dying = SUBJECT.model.member(0)
    bias = np.asarray(dying["dense_1"]["bias"]).copy()
    bias[:3] = -1000
    changed = dying | {"dense_1": dying["dense_1"] | {"bias": bias}}
    parameters = jax.tree.map(lambda leaf: np.asarray(leaf)[None], changed)
    found = dead_units(replace(SUBJECT, model=replace(SUBJECT.model, parameters=parameters)))
    assert found is not None
    w = np.asarray(dying["dense_1"]["weights"])
    by_count = int((X @ w + bias <= 0).all(0).sum())
    assert found.right.text == f"{by_count} of 8"
    assert by_count >= 3


@pytest.mark.parametrize(
    ("make", "taken"),
    [(without_activation, {"linear": True}), (without_biases, {"biases": False})],
    ids=["activation", "biases"],
)
def test_what_is_taken_out_is_really_taken_out(make: Any, taken: dict[str, bool]) -> None:
    found = make(SUBJECT)
    assert found is not None
    right = float((by_hand(X, **taken).argmax(1) == TARGETS).mean())
    assert share_of(found.right.text) == pytest.approx(right, abs=0.006)
    others = [share_of(answer.text) for answer in found.answers if not answer.right]
    assert all(abs(other - right) > 0.04 for other in others)


def test_without_targets_it_is_asked_what_stays() -> None:
    found = without_activation(replace(SUBJECT, targets=None))
    assert found is not None
    stays = float((by_hand(X, linear=True).argmax(1) == by_hand(X).argmax(1)).mean())
    assert share_of(found.right.text) == pytest.approx(stays, abs=0.006)
    assert "stay as they are" in found.text


def test_nothing_is_asked_of_what_is_not_there() -> None:
    linear = Network((5,), (Dense(3, "softmax"),))
    assert without_activation(Subject(model(linear), X, TARGETS)) is None
    bare = Network((5,), (Dense(4, "relu", bias="none"), Dense(3, "softmax", bias="none")))
    assert without_biases(Subject(model(bare), X, TARGETS)) is None
    assert strongest_unit(Subject(model(linear), X)) is None
    assert confused(replace(SUBJECT, targets=None)) is None
    sure = model(DENSE).answers(SUBJECT.outputs).astype(np.int32)
    assert confused(replace(SUBJECT, targets=sure)) is None


def test_the_column_that_matters() -> None:
    """Targets that hang on one column, and a network that reads it by far the most."""
    made = SUBJECT.model.member(0)
    w = np.asarray(made["dense_1"]["weights"]).copy()
    w[3] *= 20
    changed = made | {"dense_1": made["dense_1"] | {"weights": w}}
    parameters = jax.tree.map(lambda leaf: np.asarray(leaf)[None], changed)
    found = matters_most(
        Subject(replace(SUBJECT.model, parameters=parameters), X, None, "made data")
    )
    assert found is not None
    assert found.right.text == "x4"


def test_the_commonest_mistake() -> None:
    answers = SUBJECT.model.answers(SUBJECT.outputs)
    counts = np.zeros((3, 3), int)
    np.add.at(counts, (TARGETS, answers), 1)
    np.fill_diagonal(counts, -1)
    true, given = np.unravel_index(counts.argmax(), counts.shape)
    found = confused(SUBJECT)
    ties = (counts == counts.max()).sum()
    assert (found is None) == (ties > 1)
    if found is not None:
        assert found.right.text == f"class {true} taken for class {given}"


@pytest.mark.parametrize("seed", range(5))
def test_the_answer_to_a_row(seed: int) -> None:
    found = answer_of_row(replace(SUBJECT, seed=seed))
    assert found is not None
    row = int(found.text.split("row ")[1].split(" ")[0])
    z = by_hand(X[row : row + 1])[0]
    shares = np.exp(z) / np.exp(z).sum()
    name, sure = found.right.text.removesuffix(" sure").split(", ")
    assert name == f"class {z.argmax()}"
    assert share_of(sure) == pytest.approx(shares.max(), abs=0.006)


@pytest.mark.parametrize("seed", range(5))
def test_the_strongest_unit_for_a_row(seed: int) -> None:
    found = strongest_unit(replace(SUBJECT, seed=seed))
    assert found is not None
    row = int(found.text.split("row ")[1].split(" ")[0])
    w, b = weights("dense_1")
    a = np.maximum(X[row] @ w + b, 0)
    assert found.right.text == f"Unit {a.argmax() + 1}"
    others = [int(one.text.split()[1]) - 1 for one in found.answers if not one.right]
    assert all(a[other] < a.max() for other in others)


def test_rows_are_called_by_their_own_numbers() -> None:
    """Where some rows are left out, those that stay are still found by `--row`."""
    numbers = np.arange(len(X)) * 7
    shown = tuple(f"value {n}" for n in numbers)
    found = answer_of_row(replace(SUBJECT, numbers=numbers, shown=shown))
    assert found is not None
    number = int(found.text.split("row ")[1].split(" ")[0])
    assert number % 7 == 0
    assert f"(value {number})" in found.text


PICTURES = RANDOM.uniform(size=(30, 8, 8, 1)).astype(np.float32)
SUBJECTS = {
    "dense": SUBJECT,
    "bare": Subject(model(DENSE)),
    "many": Subject(model(DENSE, seeds=3), X, None, "made data"),
    "binary": Subject(
        model(Network((5,), (Dense(7, "silu"), Dense(1, "sigmoid"))), "binary", classes=2),
        X, (X[:, 0] > 0).astype(np.int32),
    ),
    "regression": Subject(
        model(Network((5,), (Dense(7, "elu"), Dense(1))), "regression"), X, X[:, 0] * 2
    ),
    "linear": Subject(model(Network((5,), (Dense(3, "softmax"),))), X, TARGETS),
    "pictures": Subject(
        model(Network((8, 8, 1), (Conv(4, 3, activation="relu"), Flatten(), Dense(3, "softmax")))),
        PICTURES, np.arange(30, dtype=np.int32) % 3,
    ),
    "residual": Subject(
        model(Network((5,), (Residual((Dense(5, "relu"),)), Dense(3, "softmax")))), X, TARGETS
    ),
    "nothing": Subject(model(DENSE), X[:0], TARGETS[:0]),
}  # fmt: skip


@pytest.mark.parametrize("name", SUBJECTS)
def test_every_question_is_fair(name: str) -> None:
    """Four answers that differ, one right, a reason for each, and the same for the same seed."""
    found = own_questions(SUBJECTS[name])
    assert found == own_questions(replace(SUBJECTS[name]))
    assert len({one.id for one in found}) == len(found)
    for one in found:
        assert [answer.right for answer in one.answers] == [True, False, False, False]
        assert len({answer.text.casefold() for answer in one.answers}) == 4
        assert all(answer.feedback.strip() for answer in one.answers)
        assert one.experiment


def test_all_of_them_are_asked_of_a_network_with_everything() -> None:
    asked = {one.id for one in own_questions(SUBJECT)}
    assert {"own-parameters", "own-largest-layer", "own-strongest-unit", "own-dead-units"} <= asked
    assert {"own-without-activation", "own-without-biases", "own-answer-of-row"} <= asked
    assert len(GENERATORS) >= 6
    assert jnp.asarray(SUBJECT.outputs).shape == (200, 3)
