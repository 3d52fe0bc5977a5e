import numpy as np
import pytest
from sklearn.inspection import permutation_importance
from sklearn.linear_model import LinearRegression
from sklearn.metrics import r2_score

from pellucid.errors import BadInput
from pellucid.insight import importance

RANDOM = np.random.default_rng(0)
X = RANDOM.normal(size=(300, 4))
Y = 3 * X[:, 0] - X[:, 1] + RANDOM.normal(scale=0.1, size=300)


def score(outputs, targets) -> float:
    return float(r2_score(targets, outputs))


def test_it_is_scikit_learns() -> None:
    model = LinearRegression().fit(X, Y)
    ours = importance(model.predict, X, Y, score, repeats=40)
    theirs = permutation_importance(model, X, Y, n_repeats=40, random_state=1)
    assert ours.score == pytest.approx(model.score(X, Y))
    # Means of 40 shuffles scatter by std / sqrt(40); both sides do.
    scatter = 5 * np.hypot(ours.std, theirs.importances_std) / 40**0.5 + 1e-9
    assert (abs(ours.mean - theirs.importances_mean) < scatter).all()
    assert ours.order[:2] == ("0", "1")


def test_what_is_not_read_does_not_matter() -> None:
    found = importance(lambda x: x[:, 0], X, X[:, 0], score, repeats=3)
    assert found.drops.shape == (4, 3)
    assert (found.drops[0] > 0.5).all()
    assert not found.drops[1:].any()


def test_a_groups_columns_are_shuffled_together() -> None:
    hot = np.eye(3)[RANDOM.integers(0, 3, 200)]

    def sees_only_whole_rows(x):
        np.testing.assert_array_equal(x[:, :3].sum(1), 1)
        return x[:, :3] @ np.arange(3)

    x = np.column_stack([hot, RANDOM.normal(size=200)])
    groups = {"kind": (0, 1, 2), "size": (3,)}
    found = importance(sees_only_whole_rows, x, hot @ np.arange(3), score, groups=groups)
    assert found.order == ("kind", "size")
    assert found.groups == ("kind", "size")


def test_the_seed_decides() -> None:
    first, again, other = (
        importance(lambda x: x[:, 0], X, X[:, 0], score, repeats=2, seed=seed).drops
        for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(first, again)
    assert (first[0] != other[0]).any()


def test_the_inputs_are_left_alone() -> None:
    before = X.copy()
    importance(lambda x: x[:, 0], X, Y, score, repeats=1)
    np.testing.assert_array_equal(X, before)


@pytest.mark.parametrize(
    ("settings", "message"),
    [({"repeats": 0}, "repeats is 0"), ({"groups": {"a": (4,)}}, "column is 4")],
)
def test_impossible_settings_are_refused(settings: dict, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        importance(lambda x: x[:, 0], X, Y, score, **settings)
