"""Trace, terms, blame, explain and health of convolutions, held to PyTorch."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from pellucid.errors import BadInput
from pellucid.insight import LayerTrace, blame, health, layers_by_path, trace
from pellucid.learning.losses import loss
from pellucid.network import Conv, Dense, Flatten, Network

CROSS = loss("cross-entropy")
CLASSES = np.array([0, 2, 1, 1])
CONVOLUTIONS = ("conv_1", "residual_1/conv_1", "residual_1/conv_2", "conv_2")


def flat(layers: tuple[LayerTrace, ...]) -> list[LayerTrace]:
    return [part for layer in layers for part in (*flat(layer.inner), layer)]


def at(tree, path: str):
    for name in path.split("/"):
        tree = tree[name]
    return tree


def close(ours, theirs) -> None:
    np.testing.assert_allclose(ours, theirs.detach().numpy(), rtol=1e-8, atol=1e-12)


def torch_loss(a):
    return -a[range(4), CLASSES].log().mean()


@pytest.mark.usefixtures("x64")
def test_every_number_of_the_pass_is_pytorchs(pictures, torch_pass) -> None:
    network, parameters, x = pictures
    seen = trace(network, parameters, x, CLASSES, CROSS)
    kept, theirs = torch_pass(network, parameters, x, torch_loss)
    assert [layer.name for layer in flat(seen.layers)] == [name for name, *_ in kept]
    for layer, (_, their_x, z, a) in zip(flat(seen.layers), kept, strict=True):
        for ours, tensor in ((layer.x, their_x), (layer.z, z), (layer.a, a)):
            close(ours, tensor)
        close(layer.dz, z.grad)
        close(layer.da, a.grad)
    for path in CONVOLUTIONS:
        for name in ("weights", "bias"):
            close(at(seen.gradients, path)[name], at(theirs, path)[name].grad)
    assert not seen.gradients["standardise_1"]["center"].any()


@pytest.mark.usefixtures("x64")
@pytest.mark.parametrize("path", CONVOLUTIONS)
def test_terms_and_blame_of_a_filters_weights_add_up(path: str, pictures) -> None:
    network, parameters, x = pictures
    seen = trace(network, parameters, x, CLASSES, CROSS)
    gradients = at(seen.gradients, path)
    shape = gradients["weights"].shape
    random = np.random.default_rng(0)
    for *source, unit in [tuple(n - 1 for n in shape), *random.integers(0, shape, (5, 4)).tolist()]:
        found = seen.terms(path, tuple(source), unit)
        np.testing.assert_allclose(
            found.gradient, gradients["weights"][(*source, unit)], atol=1e-13
        )
        np.testing.assert_allclose(found.dz, (found.da * found.slope).sum(-1), atol=1e-14)
        pushed = blame(network, parameters, x, CLASSES, CROSS, path, unit, tuple(source))
        np.testing.assert_allclose(pushed.gradients, found.products, atol=1e-13)
    bias = seen.terms(path, None, 1)
    np.testing.assert_allclose(bias.gradient, gradients["bias"][1], atol=1e-13)
    pushed = blame(network, parameters, x, CLASSES, CROSS, path, 1)
    np.testing.assert_allclose(pushed.gradients, bias.products, atol=1e-13)


def test_terms_along_a_line() -> None:
    network = Network((12, 3), (Conv(4, 5, "tanh", stride=2), Flatten(), Dense(2, "softmax")))
    parameters = network.init(jax.random.key(0))
    x = np.random.default_rng(0).normal(size=(6, 12, 3))
    seen = trace(network, parameters, x, [0, 1, 1, 0, 1, 0], CROSS)
    found = seen.terms("conv_1", (4, 2), 3)
    assert found.x.shape == (6, 6)
    expected = seen.gradients["conv_1"]["weights"][4, 2, 3]
    np.testing.assert_allclose(found.gradient, expected, rtol=1e-4)


@pytest.mark.usefixtures("x64")
def test_explain_writes_out_what_adds_up(pictures) -> None:
    network, parameters, x = pictures
    seen = trace(network, parameters, x, CLASSES, CROSS)
    read = lambda text: float(text.replace("−", "-").strip("()"))  # noqa: E731 -- short
    for path in CONVOLUTIONS:
        layer = seen.layer(path)
        place = tuple(n - 1 for n in layer.z.shape[1:])
        line = seen.explain(path, place, example=2, largest=10_000)
        summed = line.split("; ")[0]
        parts, z = summed.rsplit(" = ", 1)
        products = [part.split(" × ") for part in parts.split(" + ") if "×" in part]
        total = sum(read(x) * read(w) for x, w in products)
        total += read(parts.split(" + ")[-1].removesuffix(" (bias)"))
        assert read(z) == pytest.approx(float(layer.z[(2, *place)]), abs=0.006)
        assert total == pytest.approx(read(z), abs=0.02 * len(products))
        assert line == seen.explain(path, layer.z[0].size - 1, example=2, largest=10_000)


def test_every_layer_is_explained_and_healthy(pictures) -> None:
    network, parameters, x = pictures
    seen = trace(network, parameters, x, CLASSES, CROSS)
    for path in layers_by_path(network):
        assert seen.explain(path, 0)
    found = {layer.path: layer for layer in health(network, parameters, x)}
    assert list(found) == list(layers_by_path(network))
    assert found["residual_1/conv_1"].units == 4
    a = np.asarray(seen.layer("conv_1").a)
    assert found["conv_1"].mean == pytest.approx(a.mean(), rel=1e-4)
    assert found["conv_1"].std == pytest.approx(a.std(), rel=1e-4)


def test_a_channel_silent_everywhere_is_dead() -> None:
    network = Network((4, 4, 1), (Conv(2, 1, "relu"),))
    parameters = {"conv_1": {"weights": jnp.ones((1, 1, 1, 2)), "bias": jnp.array([-9.0, -2.5])}}
    x = np.zeros((3, 4, 4, 1))
    x[1, 2, 2] = 3
    assert health(network, parameters, x)[0].dead == 0.5


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ((0, 0, 1), "input unit is 1"),
        ((3, 0, 0), "input unit is 3"),
        ((0, 0), r"a weight of a filter: \(row, column, channel\)"),
        (0, r"a weight of a filter"),
    ],
)
def test_a_weight_that_is_not_there_is_refused(source, message: str, pictures) -> None:
    network, parameters, x = pictures
    with pytest.raises(BadInput, match=message):
        trace(network, parameters, x, CLASSES, CROSS).terms("conv_1", source, 0)
    with pytest.raises(BadInput, match=message):
        blame(network, parameters, x, CLASSES, CROSS, "conv_1", 0, source)


def test_a_place_that_is_not_there_is_refused(pictures) -> None:
    network, parameters, x = pictures
    seen = trace(network, parameters, x, CLASSES, CROSS)
    for place in ((9, 0, 0), (0, 0), (0, 0, 6)):
        with pytest.raises(BadInput, match="a place in outputs of shape"):
            seen.explain("conv_1", place)
