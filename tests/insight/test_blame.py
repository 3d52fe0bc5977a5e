import jax
import jax.numpy as jnp
import numpy as np
import pytest

from pellucid.errors import BadInput
from pellucid.insight import blame, trace
from pellucid.learning.losses import loss
from pellucid.network import Dense, Network

CROSS, SQUARED = loss("cross-entropy"), loss("squared-error")
CLASSES = np.array([0, 2, 1, 1])


@pytest.mark.usefixtures("x64")
@pytest.mark.parametrize(
    ("path", "name", "index"),
    [
        ("dense_1", "weights", (3, 1)),
        ("layer-norm_1", "shift", (2,)),
        ("residual_1/dense_2", "bias", (4,)),
        ("residual_1/dense_1", "weights", (0, 2)),
    ],
)
def test_each_examples_push_is_pytorchs_and_they_sum_to_the_gradient(
    path, name, index, make, torch_pass
) -> None:
    network, parameters, x = make(Dense(3, "softmax"))
    unit, input_unit = index[-1], index[0] if len(index) == 2 else None
    found = blame(network, parameters, x, CLASSES, CROSS, path, unit, input_unit)

    def at(tree):
        for part in path.split("/"):
            tree = tree[part]
        return tree[name]

    for i, y in enumerate(CLASSES):
        loss_of = lambda a, y=y: -a[0, y].log() / 4  # noqa: E731 -- short
        _, theirs = torch_pass(network, parameters, x[i : i + 1], loss_of)
        np.testing.assert_allclose(found.gradients[i], at(theirs).grad[index], rtol=1e-8)
    whole = at(trace(network, parameters, x, CLASSES, CROSS).gradients)
    np.testing.assert_allclose(found.gradient, whole[index], rtol=1e-10)


def test_many_examples_in_chunks_are_the_chain_rules_terms() -> None:
    network = Network((5,), (Dense(8, "tanh"), Dense(1)))
    parameters = network.init(jax.random.key(1))
    random = np.random.default_rng(0)
    x, y = random.normal(size=(1000, 5)).astype(np.float32), random.normal(size=1000)
    found = blame(network, parameters, x, y, SQUARED, 0, 3, 2, top=7)
    terms = trace(network, parameters, x, y, SQUARED).terms(0, 2, 3)
    np.testing.assert_allclose(found.gradients, terms.products, rtol=1e-4, atol=1e-7)

    sizes = np.abs(found.gradients)
    assert [push.example for push in found.top] == list(np.argsort(-sizes)[:7])
    for push in found.top:
        assert push.gradient == found.gradients[push.example]
        assert push.share == pytest.approx(sizes[push.example] / sizes.sum(), rel=1e-4)
        assert push.direction == ("down" if push.gradient > 0 else "up")


def test_where_nothing_pushes_shares_are_zero() -> None:
    network = Network((1,), (Dense(1),))
    zeros = {"dense_1": {"weights": jnp.zeros((1, 1)), "bias": jnp.zeros(1)}}
    found = blame(network, zeros, [[1], [2]], [0.0, 0.0], SQUARED, 0, 0)
    assert [push.share for push in found.top] == [0, 0]


@pytest.mark.parametrize(
    ("where", "message"),
    [
        (("dense_1", 9, 0), "unit is 9"),
        (("dense_1", 0, 5), "input unit is 5"),
        (("dense_9", 0, 0), "dense_"),
        (("dense_2", 0, None), "no bias"),
        ((7, 0, None), "layer is 7"),
    ],
)
def test_a_weight_that_is_not_there_is_refused(where, message: str) -> None:
    network = Network((5,), (Dense(8, "tanh"), Dense(1, bias="none")))
    parameters = network.init(jax.random.key(1))
    with pytest.raises(BadInput, match=message):
        blame(network, parameters, np.ones((2, 5)), [0.0, 1.0], SQUARED, *where)
