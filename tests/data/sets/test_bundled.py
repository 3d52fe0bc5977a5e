"""The recorded sets are scikit-learn's, value for value."""

import numpy as np
import pytest

from pellucid.data import builtin


def loaded(name: str):
    from sklearn import datasets

    kwargs = {"scaled": False} if name == "diabetes" else {}
    return getattr(datasets, "load_" + name.replace("-", "_"))(**kwargs)


@pytest.mark.parametrize("name", ["digits", "iris", "wine", "breast-cancer", "diabetes"])
def test_same_inputs_and_names(name: str) -> None:
    table, theirs = builtin(name), loaded(name)
    np.testing.assert_array_equal(table.frame.to_numpy(), theirs.data)
    assert table.frame.columns == list(theirs.feature_names)


@pytest.mark.parametrize("name", ["digits", "iris", "wine", "breast-cancer"])
def test_same_classes(name: str) -> None:
    table, theirs = builtin(name), loaded(name)
    assert table.target is not None
    assert table.target.to_list() == theirs.target_names[theirs.target].tolist()
    assert set(table.classes) == {str(c) for c in theirs.target_names}


def test_same_quantity() -> None:
    table = builtin("diabetes")
    assert table.target is not None
    np.testing.assert_array_equal(table.target.to_numpy(), loaded("diabetes").target)
