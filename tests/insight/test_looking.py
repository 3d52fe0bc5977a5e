"""Filters, receptive fields, maps, what excites a unit, and where a network looked."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from pellucid.errors import BadInput
from pellucid.insight import (
    activation_maps,
    attribution,
    exciting,
    filters,
    grad_cam,
    halves,
    last_map,
    layers_by_path,
    optimised_input,
    receptive_field,
    trace,
)
from pellucid.learning.losses import loss
from pellucid.network import (
    AveragePool,
    BatchNorm,
    Conv,
    Dense,
    Dropout,
    Flatten,
    GlobalAveragePool,
    GlobalMaxPool,
    MaxPool,
    Network,
    Residual,
    Standardise,
    Whiten,
)

DEEP = Network(
    (24, 21, 1),
    (
        Conv(2, 3), MaxPool(2), Conv(2, 4, stride=2), BatchNorm(), Residual((Conv(2, 3),)),
        AveragePool(3, stride=1), Conv(3, 2, padding="valid"), GlobalMaxPool(), Dense(2),
    ),
)  # fmt: skip


@pytest.mark.parametrize("path", ["conv_1", "max-pool_1", "residual_1/conv_1", "residual_1",
                                  "average-pool_1", "conv_3"])  # fmt: skip
def test_a_receptive_field_is_where_not_a_number_comes_through(path: str) -> None:
    """What is no number, put into one place, spoils exactly the outputs that see the place."""
    parameters = jax.tree.map(jnp.ones_like, DEEP.init(jax.random.key(0)))
    height, width, _ = DEEP.inputs
    spoiled = np.zeros((height + width, height, width, 1), np.float32)
    for row in range(height):
        spoiled[row, row] = np.nan
    for column in range(width):
        spoiled[height + column, :, column] = np.nan
    broken = np.isnan(activation_maps(DEEP, parameters, spoiled, path)).any(-1)
    for place in np.ndindex(broken.shape[1:]):
        rows, columns = receptive_field(DEEP, path, place)
        seen = np.flatnonzero(broken[:, *place])
        expected = [*range(rows.start, rows.stop)]
        expected += [height + column for column in range(columns.start, columns.stop)]
        assert seen.tolist() == expected


def test_a_place_outside_the_map_is_refused() -> None:
    with pytest.raises(BadInput, match="one in a map of"):
        receptive_field(DEEP, "conv_1", (24, 0))


def test_halves_make_the_whole(pictures) -> None:
    network, parameters, x = pictures
    whole = network(parameters, x)
    for layer in network.names[:-1]:
        cut = halves(network, parameters, layer)
        between = cut.before(cut.before_parameters, x)
        np.testing.assert_allclose(cut.after(cut.after_parameters, between), whole, rtol=1e-5)
    for layer in ("dense_1", "residual_1/conv_1"):
        with pytest.raises(BadInput, match="to be cut behind"):
            halves(network, parameters, layer)


def test_maps_are_the_passs_own(pictures) -> None:
    network, parameters, x = pictures
    seen = trace(network, parameters, x, [0, 2, 1, 1], loss("cross-entropy"))
    for path in layers_by_path(network):
        every = activation_maps(network, parameters, x, path)
        np.testing.assert_allclose(every, seen.layer(path).a, rtol=1e-5, atol=1e-6)
        one = activation_maps(network, parameters, x, path, unit=1)
        np.testing.assert_array_equal(one, every[..., 1])


def test_filters_are_the_weights() -> None:
    network = Network((9, 9, 2), (Conv(5, 4, "relu"), Flatten(), Dense(2)))
    parameters = network.init(jax.random.key(0))
    found = filters(network, parameters)
    assert (found.layer, found.seen) == ("conv_1", None)
    weights = np.moveaxis(np.asarray(parameters["conv_1"]["weights"]), -1, 0)
    np.testing.assert_allclose(found.weights, weights, rtol=1e-5, atol=1e-6)


def test_filters_count_in_what_is_linear_before() -> None:
    network = Network((9, 9, 1), (Standardise(), Dropout(), Whiten(2), Conv(5, 3)))
    parameters = network.init(jax.random.key(0))
    parameters["standardise_1"]["factor"] = jnp.array([3.0])
    found = filters(network, parameters)
    assert (found.layer, found.seen, found.weights.shape) == ("conv_1", None, (5, 4, 4, 1))
    # A picture of zeros but for one window gives z at the place that sees it, less the bias.
    window = np.random.default_rng(0).normal(size=(4, 4, 1))
    picture = np.zeros((1, 9, 9, 1))
    place = tuple(size // 2 for size in network.shapes[-1][:-1])
    picture[(0, *receptive_field(network, "conv_1", place))] = window
    at = lambda x: np.asarray(network(parameters, x))[(0, *place)]  # noqa: E731 -- short
    change = at(picture) - at(np.zeros_like(picture))
    np.testing.assert_allclose((found.weights * window).sum((1, 2, 3)), change, rtol=1e-4)


def test_filters_behind_a_bend_are_over_what_the_layer_sees() -> None:
    bent = Network((9, 9, 1), (Whiten(2, "relu"), Conv(5, 3)))
    found = filters(bent, bent.init(jax.random.key(0)))
    assert (found.layer, found.weights.shape) == ("whiten_1", (8, 2, 2, 1))
    pooled = Network((9, 9, 1), (MaxPool(2), Conv(5, 3)))
    found = filters(pooled, pooled.init(jax.random.key(0)))
    assert (found.layer, found.seen, found.weights.shape) == ("conv_1", "max-pool_1", (5, 3, 3, 1))
    dense = Network((3,), (Dense(2),))
    with pytest.raises(BadInput, match="one that is a convolution"):
        filters(dense, dense.init(0))


def test_what_excites_a_unit_is_what_it_looks_for() -> None:
    """Filters that are small pictures find these pictures, and where they were put."""
    random = np.random.default_rng(0)
    shapes = random.choice([-1.0, 1.0], (2, 3, 3))
    network = Network((12, 12, 1), (Conv(2, 3, "relu"), MaxPool(2)))
    weights = jnp.asarray(np.moveaxis(shapes, 0, -1)[:, :, None])
    parameters = {"conv_1": {"weights": weights, "bias": jnp.zeros(2)}, "max-pool_1": {}}
    x = 0.1 * random.normal(size=(40, 12, 12, 1))
    x[7, 4:7, 5:8, 0] = shapes[0]
    x[31, 0:3, 9:12, 0] = shapes[1]
    first, second = exciting(network, parameters, x, "conv_1", [0, 1], top=3)
    assert (first[0].example, first[0].place) == (7, (5, 6))
    assert first[0].window == (slice(4, 7), slice(5, 8))
    assert (second[0].example, second[0].place) == (31, (1, 10))
    assert first[0].activation > first[1].activation > first[2].activation
    (pooled,) = exciting(network, parameters, x, "max-pool_1", [0], top=1)
    rows, columns = pooled[0].window
    assert (pooled[0].example, pooled[0].place) == (7, (2, 3))
    assert set(range(4, 7)) <= set(range(rows.start, rows.stop))
    assert set(range(5, 8)) <= set(range(columns.start, columns.stop))
    with pytest.raises(BadInput, match="unit is 2"):
        exciting(network, parameters, x, 0, [2])


def test_units_without_places_are_excited_too() -> None:
    network = Network((2,), (Dense(1),))
    weights = {"dense_1": {"weights": jnp.array([[1.0], [-1]]), "bias": jnp.zeros(1)}}
    (found,) = exciting(network, weights, np.array([[1.0, 0], [3, 1], [0, 9]]), 0, [0], top=2)
    assert [one[:3] for one in found] == [(1, 2.0, ()), (0, 1.0, ())]


def test_the_best_input_of_a_straight_unit_is_known() -> None:
    """A filter laid over all of the picture: white where a weight is above 0, black elsewhere."""
    network = Network((5, 5, 1), (Conv(1, 5, "relu", padding="valid"), GlobalAveragePool()))
    parameters = network.init(jax.random.key(3))
    found = optimised_input(network, parameters, "conv_1", 0, jitter=0, blur=0, low=-1, high=2)
    weights = np.asarray(parameters["conv_1"]["weights"])[..., 0]
    clear = np.abs(weights) > 0.25 * weights.std()
    np.testing.assert_allclose(found.input[clear], np.where(weights > 0, 2, -1)[clear], atol=1e-3)
    assert found.after > found.before


def test_an_optimised_input_excites_more_than_any_example(pictures) -> None:
    network, parameters, x = pictures
    low, high = float(x.min()), float(x.max())
    seen = trace(network, parameters, x, [0, 2, 1, 1], loss("cross-entropy"))
    for path, unit in (("conv_2", 1), ("dense_1", 2), ("residual_1/conv_1", 3)):
        found = optimised_input(network, parameters, path, unit, low=low, high=high, jitter=0)
        z = seen.layer(path).z[..., unit]
        best = float(z.reshape(4, -1).mean(1).max())
        assert found.input.shape == network.inputs
        assert low <= found.input.min() <= found.input.max() <= high
        assert found.after > max(found.before, best)
    again = optimised_input(network, parameters, "dense_1", 2, low=low, high=high, jitter=0)
    np.testing.assert_array_equal(
        again.input,
        optimised_input(network, parameters, "dense_1", 2, low=low, high=high, jitter=0).input,
    )


@pytest.mark.usefixtures("x64")
def test_grad_cam_is_its_definition(pictures, torch_pass) -> None:
    network, parameters, x = pictures
    outputs = np.array([0, 2, 1, 1])
    found = grad_cam(network, parameters, x, outputs)
    assert found.layer == last_map(network) == "conv_2"

    kept, _ = torch_pass(network, parameters, x, lambda a: a.sum())
    by_name = {name: (z, a) for name, _, z, a in kept}
    a = by_name["conv_2"][1]
    # Behind it are only means and a dense layer, whose gradients can be written down.
    dense = np.asarray(parameters["dense_1"]["weights"])
    weights = (dense[:, outputs] - dense.mean(1, keepdims=True)).T
    pooled = by_name["average-pool_1"][1]
    spread = np.broadcast_to(weights[:, None, None] / np.prod(pooled.shape[1:3]), pooled.shape)
    slopes = np.zeros(a.shape)
    for row, column in np.ndindex(pooled.shape[1:3]):
        slopes[:, row : row + 2, column : column + 2] += (
            spread[:, row : row + 1, column : column + 1] / 4
        )
    alpha = slopes.mean((1, 2), keepdims=True)
    expected = np.maximum((alpha * a.detach().numpy()).sum(-1), 0)
    np.testing.assert_allclose(found.maps, expected, atol=1e-12)
    assert found.heat.shape == (4, 9, 8)
    against = grad_cam(network, parameters, x, outputs, factor=-1)
    np.testing.assert_allclose(
        found.maps - against.maps, (alpha * a.detach().numpy()).sum(-1), atol=1e-12
    )


def test_grad_cam_sees_where_the_thing_is() -> None:
    """A bright square, found by one filter, on which alone the first class hangs."""
    network = Network((16, 16, 1), (Conv(1, 3, "relu"), GlobalAveragePool(), Dense(2, "softmax")))
    parameters = {
        "conv_1": {"weights": jnp.ones((3, 3, 1, 1)), "bias": jnp.array([-4.0])},
        "global-average-pool_1": {},
        "dense_1": {"weights": jnp.array([[1.0, -1.0]]), "bias": jnp.zeros(2)},
    }
    x = np.zeros((1, 16, 16, 1))
    x[0, 2:6, 9:13] = 1
    heat = grad_cam(network, parameters, x, 0).heat[0]
    assert heat[2:6, 9:13].sum() == pytest.approx(heat.sum(), rel=1e-5)
    assert heat.sum() > 0
    assert not grad_cam(network, parameters, x, 1).heat.any()


def test_there_must_be_a_map() -> None:
    dense = Network((4,), (Dense(3), Dense(2)))
    with pytest.raises(BadInput, match="no map of places"):
        grad_cam(dense, dense.init(0), np.ones((1, 4)), 0)
    with pytest.raises(BadInput, match="has no places"):
        grad_cam(dense, dense.init(0), np.ones((1, 4)), 0, layer=0)


def test_integrated_gradients_of_pictures_add_up(pictures) -> None:
    network, parameters, x = pictures
    predict = jax.tree_util.Partial(network, parameters)
    found = attribution(predict, np.asarray(x, np.float32), output=1)
    assert found.parts.shape == x.shape
    total = found.parts.reshape(4, -1).sum(1)
    np.testing.assert_allclose(total + found.residual, found.change, atol=1e-6)
    assert np.abs(found.residual).max() < 5e-3
