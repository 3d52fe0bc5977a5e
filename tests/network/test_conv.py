"""Convolutions and pools beside PyTorch's, in float64, over shapes drawn at random."""

from importlib import import_module

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import torch

from pellucid.errors import BadInput
from pellucid.network import (
    AveragePool,
    Conv,
    GlobalAveragePool,
    GlobalMaxPool,
    MaxPool,
    Mode,
    Network,
    convolve,
)
from pellucid.network import convolve as public
from pellucid.network.convolve import places_after

F = torch.nn.functional
CHANCE = np.random.default_rng(0)


def turned(x: torch.Tensor) -> torch.Tensor:
    """Channels last to channels first, or back."""
    return x.movedim(-1, 1)


def torch_conv(x, weights, stride: int, padding: str, groups: int) -> torch.Tensor:
    axes, kernel = x.ndim - 2, weights.shape[0]
    if padding == "same":
        x = F.pad(x, (0, 0, *(((kernel - 1) // 2, kernel // 2) * axes)))
    z = (F.conv1d, F.conv2d)[axes - 1](
        turned(x), weights.movedim((-1, -2), (0, 1)), None, stride, 0, 1, groups
    )
    return z.movedim(1, -1)


def same(ours, theirs, arrays: list[np.ndarray], rtol: float = 1e-9) -> None:
    """Values, and the gradients of all arrays for a given error signal."""
    tensors = [torch.tensor(array, requires_grad=True) for array in arrays]
    wanted = theirs(*tensors)
    error = CHANCE.normal(size=wanted.shape).astype(arrays[0].dtype)
    wanted.backward(torch.tensor(error))
    value, back = jax.vjp(jax.jit(ours), *map(jnp.asarray, arrays))
    scale = float(wanted.detach().abs().max()) + 1e-9
    np.testing.assert_allclose(value, wanted.detach(), rtol=rtol, atol=rtol * scale)
    for mine, tensor in zip(back(jnp.asarray(error)), tensors, strict=True):
        size = float(tensor.grad.abs().max()) + 1e-9
        np.testing.assert_allclose(mine, tensor.grad, rtol=rtol, atol=rtol * size)


# Places, channels, filters, kernel, stride, padding, groups.
CASES = [
    ((5,), 1, 2, 1, 1, "same", 1),
    ((9,), 6, 4, 4, 2, "same", 1),
    ((8,), 6, 12, 3, 3, "valid", 6),
    ((7,), 4, 6, 2, 1, "valid", 2),
    ((6, 5), 1, 3, 3, 1, "same", 1),
    ((6, 5), 5, 3, 3, 1, "same", 1),
    ((7, 6), 5, 4, 3, 2, "same", 1),
    ((8, 7), 6, 4, 2, 3, "valid", 2),
    ((6, 7), 5, 2, 4, 1, "valid", 1),
    ((8, 5), 3, 6, 3, 2, "same", 3),
    ((5, 5), 6, 4, 4, 1, "same", 1),
]


MODULE = import_module("pellucid.network.convolve")  # its name in the package is the function's


@pytest.mark.usefixtures("x64")
@pytest.mark.parametrize("part", [MODULE._PART, 1000], ids=["whole", "in parts"])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_convolutions_are_pytorchs(case, part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MODULE, "_PART", part)
    places, channels, filters, kernel, stride, padding, groups = case
    x = CHANCE.normal(size=(7, *places, channels))
    weights = CHANCE.normal(size=(*(kernel,) * len(places), channels // groups, filters))
    same(
        lambda x, w: convolve(x, w, stride, padding),
        lambda x, w: torch_conv(x, w, stride, padding, groups),
        [x, weights],
    )


SHAPES = [(1, 32, 28), (3, 24, 17), (16, 24, 12), (40, 20, 7)]


@pytest.mark.parametrize(("channels", "filters", "size"), SHAPES)
def test_in_float32_too(channels: int, filters: int, size: int) -> None:
    x = CHANCE.normal(size=(12, size, size, channels)).astype(np.float32)
    weights = CHANCE.normal(size=(3, 3, channels, filters)).astype(np.float32)
    same(convolve, lambda x, w: torch_conv(x, w, 1, "same", 1), [x, weights], rtol=3e-5)


def test_all_ways_to_convolve_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    x = jnp.asarray(CHANCE.normal(size=(10, 9, 9, 3)), jnp.float32)
    weights = jnp.asarray(CHANCE.normal(size=(3, 3, 3, 8)), jnp.float32)

    def gradients(few: int, sums: int, backend: str) -> list[np.ndarray]:
        monkeypatch.setattr(MODULE, "_FEW_CHANNELS", few)
        monkeypatch.setattr(MODULE, "_FEW_WEIGHTS", sums)
        monkeypatch.setattr(jax, "default_backend", lambda: backend)
        value, back = jax.vjp(lambda x, w: public(x, w, 2), x, weights)
        return [np.asarray(one) for one in (value, *back(jnp.sin(value)))]

    plain = gradients(4, 0, "gpu")
    for few, sums in ((4, 0), (4, 27), (0, 0)):
        for one, other in zip(gradients(few, sums, "cpu"), plain, strict=True):
            np.testing.assert_allclose(one, other, rtol=2e-4, atol=2e-4)


def test_the_layer_adds_its_bias_and_starts_as_suits_it() -> None:
    layer = Conv(8, 3, "relu", stride=2, groups=2)
    network = Network((9, 8, 4), (layer,))
    parameters = network.init(0)
    assert parameters["conv_1"]["weights"].shape == (3, 3, 2, 8)
    parameters["conv_1"]["bias"] = jnp.arange(8.0)
    x = jnp.asarray(CHANCE.normal(size=(2, 9, 8, 4)), jnp.float32)
    step = network.forward(parameters, x)[-1]
    z = convolve(x, parameters["conv_1"]["weights"], 2) + jnp.arange(8.0)
    np.testing.assert_allclose(step.z, z, rtol=1e-5)
    np.testing.assert_array_equal(step.a, jnp.maximum(step.z, 0))
    assert network.shapes[-1] == step.z.shape[1:] == (5, 4, 8)
    assert set(Conv(2, bias="none").init(jax.random.key(0), (4, 1))) == {"weights"}


@pytest.mark.parametrize("name", ["he", "glorot", "lecun"])
@pytest.mark.parametrize("groups", [1, 4])
def test_weights_start_by_the_inputs_of_a_window(name: str, groups: int) -> None:
    layer = Conv(256, 3, groups=groups, initialisation=name)
    weights = layer.init(jax.random.key(1), (8, 8, 64))["weights"]
    inputs, outputs = 9 * 64 / groups, 9 * 256 / groups
    variance = {"he": 2 / inputs, "glorot": 2 / (inputs + outputs), "lecun": 1 / inputs}[name]
    # 36,864 numbers or more: their variance scatters by 0.7 %.
    assert float(weights.var()) == pytest.approx(variance, rel=0.03)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Conv(6, groups=4), "divide evenly into the groups"),
        (lambda: Conv(8, groups=4).output_shape((5, 5, 6)), "4 groups for 6 channels"),
        (lambda: Conv(8, 5, padding="valid").output_shape((4, 9, 1)), "smaller kernel"),
        (lambda: Conv(8, padding="sam"), "Try: same"),
        (lambda: Conv(8, bias="zero"), "Try: zeros"),
        (lambda: Conv(8).output_shape((5,)), "(length, channels) or (height, width, channels)"),
        (lambda: MaxPool(3).output_shape((2, 5, 1)), "windows that fit"),
        (lambda: MaxPool(2, stride=0), "stride is 0"),
        (lambda: GlobalMaxPool().output_shape((5,)), "GlobalMaxPool was given"),
    ],
)
def test_misfits_say_what_to_do(make, message: str) -> None:
    with pytest.raises(BadInput) as told:
        make()
    assert message in str(told.value)


def test_windows_are_counted() -> None:
    assert places_after(7, 3, 2, "same") == 4
    assert places_after(7, 3, 2, "valid") == 3


@pytest.mark.usefixtures("x64")
@pytest.mark.parametrize(("size", "stride"), [(2, None), (3, 2), (2, 1)])
@pytest.mark.parametrize("shape", [(7, 3), (8, 5, 2)])
def test_pools_are_pytorchs(size: int, stride: int | None, shape: tuple[int, ...]) -> None:
    x, axes = CHANCE.normal(size=(3, *shape)), len(shape) - 1
    kinds = (
        (MaxPool, (F.max_pool1d, F.max_pool2d)),
        (AveragePool, (F.avg_pool1d, F.avg_pool2d)),
    )
    for kind, twins in kinds:
        layer, twin = kind(size, stride), twins[axes - 1]
        same(
            lambda x, layer=layer: layer.forward({}, x, Mode())[0],
            lambda x, twin=twin: twin(turned(x), size, stride).movedim(1, -1),
            [x],
        )


@pytest.mark.usefixtures("x64")
@pytest.mark.parametrize("shape", [(7, 3), (4, 6, 2)])
def test_global_pools(shape: tuple[int, ...]) -> None:
    x = CHANCE.normal(size=(3, *shape))
    same(
        lambda x: GlobalAveragePool().forward({}, x, Mode())[0],
        lambda x: x.flatten(1, -2).mean(1),
        [x],
    )
    same(
        lambda x: GlobalMaxPool().forward({}, x, Mode())[0],
        lambda x: x.flatten(1, -2).amax(1),
        [x],
    )
