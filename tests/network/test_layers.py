"""One contract over every layer: a new one is tested the day it is added."""

from typing import get_args

import jax
import jax.numpy as jnp
import msgspec
import numpy as np
import pytest
from jax.flatten_util import ravel_pytree

from pellucid.errors import BadInput
from pellucid.network import (
    ACTIVATIONS,
    AnyLayer,
    AveragePool,
    BatchNorm,
    Codes,
    Conv,
    Cutout,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    GlobalAveragePool,
    GlobalMaxPool,
    LayerNorm,
    LogMel,
    MaxPool,
    Mode,
    Network,
    Parameters,
    Piecewise,
    RandomAffine,
    RandomFlip,
    RandomGain,
    RandomNoise,
    RandomShift,
    RandomSpeed,
    RandomTone,
    RandomVoice,
    Residual,
    Scale,
    Shape,
    SpecAugment,
    Standardise,
    Whiten,
    learned,
    quantile_bins,
)

# An example of every layer, with the shape of an input that it takes.
EXAMPLES: dict[type, tuple[AnyLayer, Shape]] = {
    Dense: (Dense(3, "tanh"), (4,)),
    Dropout: (Dropout(0.3), (4,)),
    BatchNorm: (BatchNorm(), (4,)),
    LayerNorm: (LayerNorm(), (2, 4)),
    Flatten: (Flatten(), (2, 3)),
    Embedding: (Embedding(5, 2), (3,)),
    Codes: (Codes((3, 2), 2), (4,)),
    Piecewise: (Piecewise(2, 3), (3,)),
    Scale: (Scale(), (2, 4)),
    Conv: (Conv(4, 2, "tanh", stride=2, groups=2), (4, 3, 2)),
    MaxPool: (MaxPool(2, stride=1), (3, 4, 2)),
    AveragePool: (AveragePool(), (5, 2)),
    GlobalAveragePool: (GlobalAveragePool(), (3, 2, 2)),
    GlobalMaxPool: (GlobalMaxPool(), (4, 2)),
    Whiten: (Whiten(2), (3, 3, 1)),
    Standardise: (Standardise(), (3, 2)),
    RandomShift: (RandomShift(1), (3, 4, 2)),
    RandomFlip: (RandomFlip(), (3, 4, 2)),
    Cutout: (Cutout(2), (3, 4, 2)),
    LogMel: (LogMel(400, 3, 0.05, 0.02, 20), (50,)),
    RandomGain: (RandomGain(), (8,)),
    RandomNoise: (RandomNoise(0.9), (8,)),
    RandomSpeed: (RandomSpeed(), (8,)),
    RandomTone: (RandomTone(), (4, 5, 1)),
    RandomVoice: (RandomVoice(), (4, 5, 1)),
    SpecAugment: (SpecAugment(2, 2), (4, 5, 1)),
    RandomAffine: (RandomAffine(10, 0.1, 0.1), (3, 4, 2)),
    Residual: (Residual((Dense(4, "relu"), BatchNorm())), (4,)),
}
KEY = jax.random.key(0)
EVERY = pytest.mark.parametrize(("layer", "shape"), EXAMPLES.values(), ids=lambda v: str(v)[:30])


def a_batch(shape: Shape) -> jax.Array:
    return jax.random.uniform(KEY, (6, *shape), minval=0.2, maxval=4)


def equal(left: Parameters, right: Parameters) -> bool:
    return all(jax.tree.leaves(jax.tree.map(np.array_equal, left, right)))


def test_every_layer_has_an_example() -> None:
    assert set(EXAMPLES) == set(get_args(AnyLayer))


@EVERY
def test_shapes_names_and_statistics(layer: AnyLayer, shape: Shape) -> None:
    parameters = jax.jit(lambda: layer.init(KEY, shape))()
    for mode in (Mode(), Mode(training=True, key=KEY)):
        z, measured = layer.forward(parameters, a_batch(shape), mode)
        assert z.shape == (6, *layer.output_shape(shape))
        if layer.statistics:
            assert set(measured) <= (set(layer.statistics) if mode.training else set())
            assert jax.tree.map(jnp.shape, measured) == {k: parameters[k].shape for k in measured}
    assert layer.activation in ACTIVATIONS
    assert set(layer.statistics) <= set(parameters)


@EVERY
def test_the_same_key_makes_the_same_parameters(layer: AnyLayer, shape: Shape) -> None:
    init = jax.jit(lambda key: layer.init(key, shape))
    first = init(KEY)
    assert equal(first, init(KEY))
    assert jax.tree.map(jnp.shape, first) == jax.tree.map(jnp.shape, layer.init(KEY, shape))
    if "weights" in first:
        assert not equal(first, init(jax.random.key(1)))
    assert all(leaf.dtype == jnp.float32 for leaf in jax.tree.leaves(first))


@EVERY
def test_saved_as_json_and_read_back(layer: AnyLayer, shape: Shape) -> None:
    network = Network(shape, (layer,))
    text = msgspec.json.encode(network)
    assert msgspec.json.decode(text, type=Network) == network
    assert hash(network) == hash(msgspec.json.decode(text, type=Network))
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.json.decode(text.replace(b'"type"', b'"extra":1,"type"'), type=Network)


@EVERY
def test_compiled_mapped_and_differentiated(layer: AnyLayer, shape: Shape) -> None:
    network = Network(shape, (layer,))
    x, key = a_batch(shape), jax.random.key(2)
    mode = Mode(training=True, key=key)

    def total(parameters: Parameters) -> jax.Array:
        return (network.forward(parameters, x, mode)[-1].a ** 2).sum()

    many = jax.jit(jax.vmap(lambda key: jax.value_and_grad(total)(network.init(key))))
    values, gradients = many(jax.random.split(KEY, 2))
    one = jax.jit(network.init)(jax.random.split(KEY, 2)[1])
    np.testing.assert_allclose(values[1], total(one), rtol=1e-4)
    assert all(np.isfinite(leaf).all() for leaf in jax.tree.leaves(gradients))
    # While learning, every learned array has a gradient, and no measured one does.
    moved = jax.tree.map(lambda leaf: bool(np.any(leaf)), gradients)
    assert moved == learned(network, one)


@EVERY
@pytest.mark.usefixtures("x64")
def test_gradients_are_those_of_finite_differences(layer: AnyLayer, shape: Shape) -> None:
    network = Network(shape, (layer,))
    parameters = jax.jit(network.init)(KEY)
    flat, back = ravel_pytree(parameters)
    x = a_batch(shape)
    if not flat.size:
        flat, back = ravel_pytree(x)

    @jax.jit
    def value(flat: jax.Array) -> jax.Array:
        inputs = (back(flat), x) if jax.tree.leaves(parameters) else (parameters, back(flat))
        return jnp.sin(network(*inputs)).sum()

    nudges = 1e-5 * np.eye(len(flat))
    up, down = (np.array([value(flat + by) for by in side]) for side in (nudges, -nudges))
    free = np.ones(len(flat), bool)
    if jax.tree.leaves(parameters):
        of_size = lambda leaf, is_learned: np.full(leaf.shape, is_learned)  # noqa: E731 -- short
        free = np.asarray(
            ravel_pytree(jax.tree.map(of_size, parameters, learned(network, parameters)))[0]
        )
    np.testing.assert_allclose(jax.grad(value)(flat)[free], ((up - down) / 2e-5)[free], atol=1e-8)


@EVERY
def test_impossible_settings_are_refused(layer: AnyLayer, shape: Shape) -> None:
    del shape
    wrong = {int: [0, -3, 2.5, float("nan")], float: [-0.5, float("nan"), float("inf")]}
    for field in msgspec.structs.fields(layer):
        for value in wrong.get(field.type, []):
            with pytest.raises(BadInput, match=str(value)):
                msgspec.structs.replace(layer, **{field.name: value})


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Dense(2, "rleu"), "Try: relu"),
        (lambda: Dense(2, initialisation="hee"), "Try: he"),
        (lambda: Dense(2, bias="zeross"), "Try: zeros"),
        (lambda: Dropout(1.0), "less than 1"),
        (lambda: Codes((3, 0)), "Codes: entries is 0"),
        (lambda: Codes((3, 2)).output_shape((1,)), "Codes is for 2 features"),
        (lambda: Piecewise(3).output_shape((2,)), "Piecewise is for 3 features"),
        (lambda: Residual(()), "no layers"),
        (lambda: Dense(2).output_shape((3, 4)), "Flatten"),
        (lambda: Residual((Dense(3),)).output_shape((4,)), "layers that give back"),
    ],
)
def test_misfits_say_what_to_do(make, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        make()


def test_the_biases_of_dense() -> None:
    assert set(Dense(2, bias="none").init(KEY, (3,))) == {"weights"}
    bias = Dense(2000, bias="uniform").init(KEY, (3,))["bias"]
    assert bias.min() == pytest.approx(-1, abs=0.01)
    assert bias.max() == pytest.approx(1, abs=0.01)
    assert not Dense(2).init(KEY, (3,))["bias"].any()


def test_dropout_learning_needs_a_key() -> None:
    with pytest.raises(BadInput, match="key"):
        Dropout().forward({}, jnp.ones((2, 3)), Mode(training=True))


def test_quantile_bins_hold_equally_many() -> None:
    x = np.random.default_rng(0).exponential(size=(800, 1)).astype(np.float32)
    x = np.column_stack([x, np.repeat([0, 1], 400)]).astype(np.float32)
    edges = quantile_bins(x, 4)
    layer = Piecewise(2, 4, size=1)
    z, _ = layer.forward(jax.tree.map(jnp.asarray, edges), jnp.asarray(x), Mode())
    through = np.asarray(z[:, 2:]) + 0.5
    inside = (through > 0) & (through < 1)
    np.testing.assert_allclose(inside[:, :4].sum(0), 200, atol=2)
    # Quartiles of 0 and 1 are 0, 0, ½, 1, 1: two bins; the other two are out of reach.
    np.testing.assert_array_equal(np.unique(through[:, 4:6], axis=0), [[0, 0], [1, 1]])
    np.testing.assert_allclose(through[:, 6:], 0, atol=1e-8)


def test_embedding_clips_codes_into_its_vocabulary() -> None:
    weights = jnp.arange(6.0).reshape(3, 2)
    z, _ = Embedding(3, 2).forward({"table": weights}, jnp.array([[-4.0, 1, 99]]), Mode())
    np.testing.assert_array_equal(z[0], weights)
