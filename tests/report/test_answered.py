import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.calibration import calibration_curve
from sklearn.metrics import confusion_matrix

from pellucid.report import Answers, calibration, confusion
from pellucid.report.answered import answers, most_confused, quantities


@st.composite
def some_answers(draw) -> Answers:
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    classes, rows = draw(st.integers(2, 6)), draw(st.integers(1, 200))
    shares = random.dirichlet(np.ones(classes), rows)
    return Answers(random.integers(0, classes, rows), shares.argmax(1), shares)


@given(some_answers())
def test_confusion_is_scikit_learns(found):
    labels = range(found.probabilities.shape[1])
    theirs = confusion_matrix(found.targets, found.given, labels=labels)
    assert (confusion(found) == theirs).all()


@given(some_answers())
def test_calibration_is_scikit_learns(found):
    ours = calibration(found)
    accuracy, sureness = calibration_curve(found.right, found.sureness, n_bins=10)
    np.testing.assert_allclose(ours.accuracy, accuracy)
    np.testing.assert_allclose(ours.sureness, sureness)
    assert ours.counts.sum() == len(found.targets)
    assert 0 <= ours.error <= 1


def test_calibration_error_by_hand():
    shares = np.array([[0.9, 0.1], [0.9, 0.1], [0.6, 0.4], [0.4, 0.6]])
    found = calibration(Answers(np.array([0, 1, 0, 1]), shares.argmax(1), shares))
    assert found.error == pytest.approx(0.5 * 0.4 + 0.5 * 0.4)


def test_most_confused_are_the_wrong_ones():
    pairs = most_confused(np.array([[9, 2, 0], [0, 9, 5], [1, 0, 9]]))
    assert pairs == [(1, 2, 5), (0, 1, 2), (2, 0, 1)]


def test_answers_agree_with_the_score(run_of):
    for name in ("binary", "multiclass"):
        run = run_of(name)
        assert answers(run.model, run.judged).right.mean() == run.record.scores.test


def test_quantities_are_in_the_targets_units(run_of):
    run = run_of("regression")
    found = quantities(run.model, run.judged)
    assert found.targets.min() == pytest.approx(run.record.described.target.low, abs=0.2)
    missed = ((found.residuals) ** 2).sum()
    r2 = 1 - missed / ((found.targets - found.targets.mean()) ** 2).sum()
    assert r2 == pytest.approx(run.record.scores.test, abs=1e-5)
