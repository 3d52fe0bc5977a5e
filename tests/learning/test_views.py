import jax.numpy as jnp
import numpy as np
import pytest

from pellucid.errors import BadInput
from pellucid.learning.views import AS_IT_IS, View, around, combined, seen


def pictures() -> np.ndarray:
    return np.random.default_rng(0).random((3, 6, 5, 2)).astype(np.float32)


def test_the_only_view_changes_nothing():
    x = jnp.asarray(pictures())
    assert seen(x, AS_IT_IS) is x


def test_a_moved_view_shows_the_picture_moved_and_its_edge_where_nothing_was():
    x = pictures()
    moved = np.asarray(seen(jnp.asarray(x), (View(down=1, right=2),)))
    np.testing.assert_array_equal(moved[:, 1:, 2:], x[:, :-1, :-2])
    np.testing.assert_array_equal(moved[:, 0, 2:], x[:, 0, :-2])
    np.testing.assert_array_equal(moved[:, 1:, 0], x[:, :-1, 0])


def test_a_mirrored_view_is_turned_left_to_right():
    x = pictures()
    np.testing.assert_array_equal(seen(jnp.asarray(x), (View(mirrored=True),)), x[:, :, ::-1])


@pytest.mark.parametrize("mirrored", [False, True])
def test_answers_are_averaged_by_weights_that_sum_to_one(mirrored):
    views = around(1, mirrored=mirrored)
    assert sum(view.weight for view in views) == pytest.approx(1)
    x = jnp.asarray(pictures())
    several = seen(x, views)
    assert several.shape == (3 * len(views), 6, 5, 2)
    answers = several.mean((1, 2))
    by_hand = sum(
        view.weight * answers[3 * index : 3 * index + 3] for index, view in enumerate(views)
    )
    np.testing.assert_allclose(combined(answers, views), by_hand, rtol=1e-6)
    two = combined(jnp.stack([answers, 2 * answers]), views)
    np.testing.assert_allclose(two[1], 2 * by_hand, rtol=1e-6)


def test_views_that_no_picture_could_have_are_refused():
    with pytest.raises(BadInput):
        View(down=1000)
    with pytest.raises(BadInput):
        View(weight=0.0)
