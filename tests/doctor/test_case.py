"""Cases: changes of data and regime, on training and held examples alike."""

import numpy as np
import pytest
from tests.doctor.charts import QUANTITY

from pellucid.doctor.case import Case, taught
from pellucid.doctor.change import (
    DropRows,
    EncodeTargets,
    ScaleInputs,
    ScaleTargets,
    SetBatchSize,
    SetEpochs,
    SetLearningRate,
)
from pellucid.doctor.own import OwnPatient
from pellucid.doctor.patient import CannotChange, Lessons, Regime
from pellucid.doctor.problem import Problem
from pellucid.learning import Settings
from pellucid.network import Dense, Network

RANDOM = np.random.default_rng(0)
THREE = Problem(task="multiclass", classes=3, coding="integers")


def lessons(problem: Problem = THREE) -> Lessons:
    """Forty examples to learn from, ten held back; large, shifted inputs."""
    x = RANDOM.normal(50, 9, size=(50, 4)).astype(np.float32)
    y = np.arange(50) % 3 if problem.classes else RANDOM.normal(900, 70, size=(50, 1))
    return Lessons(x[:40], y[:40], x[40:], y[40:], np.arange(40), problem)


def test_inputs_are_scaled_by_the_training_examples_alone() -> None:
    given = lessons()
    scaled = taught(given, ScaleInputs())
    np.testing.assert_allclose(scaled.x.mean(0), 0, atol=1e-5)
    np.testing.assert_allclose(scaled.x.std(0), 1, atol=1e-5)
    assert scaled.held_x is not None
    assert given.held_x is not None
    wanted = (given.held_x - given.x.mean(0)) / given.x.std(0)
    np.testing.assert_allclose(scaled.held_x, wanted, atol=1e-4)


def test_targets_are_scaled_where_they_are_quantities() -> None:
    scaled = taught(lessons(QUANTITY), ScaleTargets())
    assert scaled.y.mean() == pytest.approx(0, abs=1e-5)
    assert scaled.y.std() == pytest.approx(1, abs=1e-5)
    with pytest.raises(CannotChange):
        taught(lessons(), ScaleTargets())


def test_rows_that_are_not_finite_are_left_out_on_both_sides() -> None:
    given = lessons()
    assert given.held_x is not None
    given.x[3, 1], given.held_x[2, 0] = np.nan, np.inf
    kept = taught(given, DropRows())
    assert len(kept.x) == len(kept.y) == 39
    assert kept.held_x is not None
    assert kept.held_y is not None
    assert len(kept.held_x) == len(kept.held_y) == 9
    assert np.isfinite(kept.x).all()


@pytest.mark.parametrize(("to", "shape"), [("one-hot", (40, 3)), ("integers", (40,))])
def test_targets_are_written_another_way_and_mean_the_same(to: str, shape: tuple) -> None:
    given = lessons()
    written = taught(given, EncodeTargets(as_=to))
    assert written.y.shape == shape
    back = written.y.argmax(1) if to == "one-hot" else written.y
    np.testing.assert_array_equal(back, given.y)


def test_changes_leave_what_was_given_as_it_was() -> None:
    network = Network((4,), (Dense(8, "relu"), Dense(3, "softmax")))
    given = Case(OwnPatient(network, Settings(), "multiclass"), lessons(), Regime(10, 32))
    before = given.lessons.x.copy()
    changes = (SetEpochs(to=3), SetBatchSize(to=4), SetLearningRate(to=0.5), ScaleInputs())
    changed = given.changed(changes)
    assert (changed.regime.epochs, changed.regime.batch_size) == (3, 4)
    assert changed.patient.anatomy.optimizer.rate == 0.5
    assert changed.made == changes
    assert given.made == ()
    assert given.regime.epochs == 10
    np.testing.assert_array_equal(given.lessons.x, before)
