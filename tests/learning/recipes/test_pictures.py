import jax
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pellucid.data import Dataset, PictureEncoding
from pellucid.errors import BadInput
from pellucid.learning import train
from pellucid.learning.choices import Choices, recipe_for
from pellucid.learning.recipes import for_pictures
from pellucid.learning.recipes.pictures import epochs_wanted
from pellucid.network import Mode, operations

SIDES = st.integers(1, 64)


def dataset(height: int, width: int, channels: int, classes: int, count: int = 24) -> Dataset:
    chance = np.random.default_rng(0)
    return Dataset(
        "made",
        chance.integers(0, 256, (count, height, width, channels)).astype(np.uint8),
        (np.arange(count) % classes).astype(np.int32),
        "binary" if classes == 2 else "multiclass",
        tuple(map(str, range(classes))),
    )


@given(SIDES, SIDES, st.sampled_from([1, 3]), st.integers(2, 6))
@settings(max_examples=40, deadline=None)
def test_any_size_of_picture_has_a_network_that_fits(height, width, channels, classes):
    data = dataset(height, width, channels, classes)
    encoding = PictureEncoding(height, width, channels)
    recipe = for_pictures(data, encoding, np.arange(len(data)), 5.0)
    assert recipe.network.inputs == encoding.shape
    assert recipe.network.shapes[-1] == (1 if classes == 2 else classes,)
    key = jax.random.key(0)
    parameters = jax.eval_shape(recipe.network.init, key)
    assert set(recipe.preset or {}) <= set(parameters)
    x = jax.ShapeDtypeStruct((4, *encoding.shape), np.float32)

    def learning(p, x):
        return recipe.network.forward(p, x, Mode(training=True, key=key))[-1].a

    assert jax.eval_shape(learning, parameters, x).shape == (4, *recipe.network.shapes[-1])


@given(st.integers(1, 10_000_000))
def test_the_more_pictures_the_fewer_epochs(count):
    assert 6 <= epochs_wanted(count) <= 100
    assert epochs_wanted(2 * count) <= epochs_wanted(count)


def test_more_minutes_make_a_wider_network_or_more_epochs():
    data, rows = dataset(32, 32, 3, 6), np.arange(24).repeat(2000)
    encoding = PictureEncoding(32, 32, 3)
    costs = []
    for minutes in (1.0, 5.0, 30.0):
        recipe = for_pictures(data, encoding, rows, minutes)
        costs.append(operations(recipe.network) * recipe.settings.epochs)
    assert costs[0] < costs[1] < costs[2]


@pytest.mark.parametrize("minutes", [0, -1, float("nan"), 1e9])
def test_minutes_that_nobody_has_are_refused(minutes):
    data = dataset(8, 8, 1, 3)
    with pytest.raises(BadInput, match="minutes"):
        recipe_for(Choices(minutes=minutes), data, PictureEncoding(8, 8, 1), np.arange(len(data)))


@pytest.mark.slow
def test_digits_are_told_apart():
    run = train("digits")
    assert run.record.scores.test is not None
    assert run.record.scores.test >= 0.985
    assert run.model.predict(np.asarray(run.judged.x)).len() == len(run.judged.rows)
    again = train("digits")
    for one, other in zip(
        jax.tree.leaves(run.model.parameters), jax.tree.leaves(again.model.parameters), strict=True
    ):
        np.testing.assert_array_equal(one, other)
