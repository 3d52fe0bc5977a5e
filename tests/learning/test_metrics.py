import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, r2_score

from pellucid.learning.metrics import METRIC, METRICS, accuracy, answers, r2


@given(st.integers(0, 2**32 - 1), st.integers(2, 40), st.integers(1, 5))
def test_accuracy_against_scikit_learn(seed, rows, outputs):
    draw = np.random.default_rng(seed)
    a = jnp.asarray(draw.random((rows, outputs)).astype(np.float32))
    y = draw.integers(0, max(outputs, 2), rows).astype(np.int32)
    expected = accuracy_score(y, np.asarray(answers(a)))
    assert float(accuracy(a, jnp.asarray(y))) == pytest.approx(expected)


@given(st.integers(0, 2**32 - 1), st.integers(2, 40))
def test_r2_against_scikit_learn(seed, rows):
    draw = np.random.default_rng(seed)
    a, y = draw.normal(size=(2, rows)).astype(np.float32)
    ours = float(r2(jnp.asarray(a[:, None]), jnp.asarray(y)))
    assert ours == pytest.approx(r2_score(y, a), rel=1e-3, abs=1e-3)


def test_every_task_has_a_metric():
    assert set(METRIC.values()) == set(METRICS)
