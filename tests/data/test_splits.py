"""Splits: nothing lost, nothing twice, classes in proportion, groups together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.data import Split, folds, split
from pellucid.errors import BadInput

classes = st.lists(st.integers(0, 4), min_size=2, max_size=120).map(np.array)
shares = st.floats(0, 0.45)


def parts(found: Split) -> np.ndarray:
    return np.concatenate([found.training, found.validation, found.test])


@given(classes, shares, shares, st.integers(0, 9))
def test_a_partition_with_every_class_in_training(y, validation, test, seed) -> None:
    found = split(y, "multiclass", validation=validation, test=test, seed=seed)
    assert sorted(parts(found)) == list(range(len(y)))
    assert set(y[found.training]) == set(y)


@given(classes, shares, shares)
def test_each_class_keeps_its_share(y, validation, test) -> None:
    found = split(y, "multiclass", validation=validation, test=test)
    least = 1 / len(y)
    for c in set(y):
        size = (y == c).sum()
        assert abs((y[found.test] == c).sum() - max(test, least * (test > 0)) * size) <= 1.01


def test_the_same_seed_gives_the_same_split_and_another_another() -> None:
    y = np.arange(100) % 3
    first, again, other = (split(y, "multiclass", seed=s) for s in (1, 1, 2))
    assert (parts(first) == parts(again)).all()
    assert (parts(first) != parts(other)).any()


def test_sizes_are_scikit_learns() -> None:
    from sklearn.model_selection import train_test_split

    y = np.arange(150) % 3
    found = split(y, "multiclass", validation=0.0, test=0.2)
    train, test = train_test_split(np.arange(150), test_size=0.2, stratify=y, random_state=0)
    assert (len(found.training), len(found.test)) == (len(train), len(test))
    assert (np.bincount(y[found.test]) == np.bincount(y[test])).all()


@given(classes, st.integers(2, 6), st.integers(0, 9))
def test_folds_test_each_row_once(y, k, seed) -> None:
    if k > len(y):
        return
    found = folds(y, "multiclass", k, seed=seed, validation=0.2)
    assert sorted(np.concatenate([fold.test for fold in found])) == list(range(len(y)))
    for fold in found:
        assert sorted(parts(fold)) == list(range(len(y)))
        counts = np.array([[(y[f.test] == c).sum() for c in range(5)] for f in found])
        assert (np.ptp(counts, axis=0) <= 1).all()


def test_folds_are_as_even_as_scikit_learns() -> None:
    from sklearn.model_selection import StratifiedKFold

    y = np.random.default_rng(0).integers(0, 3, 103)
    ours = sorted(len(f.test) for f in folds(y, "multiclass", 5))
    theirs = sorted(len(t) for _, t in StratifiedKFold(5).split(y, y))
    assert ours == theirs


@given(st.lists(st.integers(0, 15), min_size=20, max_size=60), st.integers(0, 5))
def test_groups_stay_together(groups, seed) -> None:
    y = np.arange(len(groups)) % 2
    grouped = np.array(groups)
    if len(set(groups)) < 4:
        return
    for found in (
        split(y, "binary", seed=seed, groups=grouped),
        *folds(y, "binary", 3, seed=seed, groups=grouped, validation=0.2),
    ):
        where = np.full(len(y), -1)
        for index, rows in enumerate((found.training, found.validation, found.test)):
            where[rows] = index
        assert all(len(set(where[grouped == g])) == 1 for g in set(groups))


def test_quantities_are_not_stratified() -> None:
    y = np.linspace(0, 1, 100)
    found = split(y, "regression", validation=0.1, test=0.3)
    assert [len(p) for p in (found.training, found.validation, found.test)] == [60, 10, 30]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"validation": 0.5, "test": 0.5}, "left to train on"),
        ({"validation": -0.1}, "share"),
        ({"test": 1.0}, "share"),
        ({"test": float("nan")}, "share"),
    ],
)
def test_bad_shares(options, said) -> None:
    with pytest.raises(BadInput, match=said):
        split(np.arange(10) % 2, "binary", **options)


@pytest.mark.parametrize("k", [0, 1, 11])
def test_bad_number_of_folds(k) -> None:
    with pytest.raises(BadInput, match="folds"):
        folds(np.arange(10) % 2, "binary", k)


def test_too_few_rows() -> None:
    with pytest.raises(BadInput, match="1 row"):
        split(np.array([1]), "binary")
