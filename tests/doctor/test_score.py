"""Scores and problems: what targets mean, and how good outputs are, held against scikit-learn."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.metrics import accuracy_score, r2_score
from tests.doctor.charts import CLASSES, QUANTITY, anatomy, dense, loss

from pellucid.doctor.problem import Problem, problem_of
from pellucid.doctor.score import chance, score
from pellucid.errors import BadInput

NUMBERS = st.floats(-1e3, 1e3, width=32)
DIGIT = st.integers(0, 9)
TWO = Problem(task="binary", classes=2, coding="zero-one")
SIGNS = Problem(task="binary", classes=2, coding="minus-one-one")


@settings(max_examples=40, deadline=None)
@given(
    arrays(np.float64, (20, 10), elements=NUMBERS), arrays(np.int64, 20, elements=st.integers(0, 9))
)
def test_accuracy_is_scikit_learns(outputs: np.ndarray, classes: np.ndarray) -> None:
    wanted = accuracy_score(classes, outputs.argmax(1))
    assert score(CLASSES, outputs, classes, logits=False) == pytest.approx(wanted)
    one_hot = Problem(task="multiclass", classes=10, coding="one-hot", shape=(10,))
    assert score(one_hot, outputs, np.eye(10)[classes], logits=True) == pytest.approx(wanted)


@settings(max_examples=40, deadline=None)
@given(arrays(np.float64, (20, 1), elements=NUMBERS), arrays(np.float64, 20, elements=NUMBERS))
def test_r2_is_scikit_learns_but_never_below_minus_one(
    outputs: np.ndarray, targets: np.ndarray
) -> None:
    if targets.std() < 1e-3:
        return
    wanted = max(-1.0, r2_score(targets, outputs[:, 0]))
    assert score(QUANTITY, outputs, targets, logits=False) == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize(
    ("problem", "outputs", "targets", "logits"),
    [
        (TWO, [0.2, 0.8], [0, 1], False),
        (TWO, [-0.2, 0.2], [0, 1], True),
        (SIGNS, [-0.2, 0.2], [-1, 1], False),
        (TWO, [[0.9, 0.1], [0.1, 0.9]], [0, 1], False),
    ],
    ids=["share", "logit", "sign", "two units"],
)
def test_two_classes_however_they_are_written(
    problem: Problem, outputs: list, targets: list, logits: bool
) -> None:
    assert score(problem, np.array(outputs), np.array(targets), logits=logits) == 1
    assert score(problem, np.array(outputs)[::-1], np.array(targets), logits=logits) == 0


def test_what_is_not_finite_is_wrong() -> None:
    nothing = np.full((4, 10), np.nan)
    assert score(CLASSES, nothing, np.zeros(4), logits=False) == 0
    assert score(QUANTITY, nothing[:, :1], np.arange(4.0), logits=False) == -1


@settings(max_examples=40, deadline=None)
@given(arrays(np.int64, 30, elements=DIGIT))
def test_chance_is_what_one_answer_for_all_gets(classes: np.ndarray) -> None:
    best = max(
        score(CLASSES, np.eye(10)[np.full(30, one)], classes, logits=False) for one in range(10)
    )
    assert chance(CLASSES, classes) == pytest.approx(best)


CLASS_LOSS = anatomy()
COLUMN_LOSS = anatomy(dense(0, 4, 1, "linear"), loss=loss("squared-error"))


@pytest.mark.parametrize(
    ("targets", "task", "coding", "classes"),
    [
        (np.arange(90) % 10, "multiclass", "integers", 10),
        (np.arange(90) % 10 + 1, "multiclass", "integers", 10),
        (np.eye(10)[np.arange(90) % 10], "multiclass", "one-hot", 10),
        (np.arange(90) % 2, "binary", "zero-one", 2),
        (np.arange(90) % 2 * 2 - 1, "binary", "minus-one-one", 2),
        (np.array([[0, 0, 1], [1, 1, 0]] * 9), "multilabel", "zero-one", 3),
        (np.linspace(-1, 1, 90), "regression", "numbers", 0),
        (np.random.default_rng(0).normal(size=(90, 3)), "regression", "numbers", 0),
    ],
    ids=["integers", "from 1", "one-hot", "zero-one", "signs", "labels", "numbers", "rows"],
)
def test_targets_say_what_the_problem_is(
    targets: np.ndarray, task: str, coding: str, classes: int
) -> None:
    found = problem_of(targets, CLASS_LOSS)
    assert (found.task, found.coding, found.classes) == (task, coding, classes)


def test_classes_of_many_places_are_told_and_not_taken_for_quantities() -> None:
    places = anatomy(outputs=(8, 8, 3), loss=loss("cross-entropy", integers=True))
    with pytest.raises(BadInput, match="one class an example"):
        problem_of(np.zeros((40, 8, 8)), places)


def test_whole_numbers_are_a_quantity_where_the_loss_says_so() -> None:
    ratings = np.arange(90) % 10 + 2  # they do not begin at 0, as indices do
    assert problem_of(ratings, COLUMN_LOSS).task == "regression"
    assert problem_of(np.arange(90) % 10, CLASS_LOSS).task == "multiclass"


def test_indices_learned_as_quantities_are_classes() -> None:
    assert problem_of(np.arange(90) % 10, COLUMN_LOSS).task == "multiclass"
    counts = np.random.default_rng(0).poisson(2, 500)  # 0, 1, 2, ... but not equally often
    assert problem_of(counts, COLUMN_LOSS).task == "regression"
