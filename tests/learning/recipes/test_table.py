import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.data import builtin, fit_encoding, make_dataset
from pellucid.learning.recipes.table import for_table
from pellucid.network import Piecewise


@given(st.integers(2, 3_000_000))
def test_batches_and_epochs_fit_any_number_of_rows(count):
    from pellucid.learning.recipes.table import _batch_and_epochs

    batch, epochs = _batch_and_epochs(count)
    assert 16 <= batch <= 1024
    steps = epochs * -(-count // batch)
    assert epochs >= 8
    assert steps <= max(900, 8 * -(-count // batch))


@pytest.mark.parametrize("name", ["iris", "breast-cancer", "diabetes", "digits"])
def test_the_network_fits_the_data(name):
    table = builtin(name)
    rows = np.arange(table.rows)
    encoding = fit_encoding(table, rows)
    data = make_dataset(table, encoding)
    recipe = for_table(data, encoding, rows)
    assert recipe.network.inputs == (encoding.width,)
    assert recipe.network.shapes[-1] == (
        max(1, len(data.classes) if data.task == "multiclass" else 1),
    )
    binned = any(isinstance(layer, Piecewise) for layer in recipe.network.layers)
    assert binned == (encoding.numbers <= 40)
    assert (recipe.preset is not None) == binned
