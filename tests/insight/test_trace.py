import jax
import jax.numpy as jnp
import numpy as np
import pytest
import torch
from jax.flatten_util import ravel_pytree

from pellucid.errors import BadInput
from pellucid.insight import LayerTrace, Trace, descent, layers_by_path, trace
from pellucid.learning.losses import loss
from pellucid.network import Dense, Dropout, Mode, Network

F = torch.nn.functional
CLASSES = np.array([0, 2, 1, 1])
NUMBERS = np.array([0.5, -1.0, 2.0, 0.1])
YES_NO = np.array([1, 0, 0, 1])
ONE_HOT = np.eye(3)[CLASSES]
CROSS, SQUARED = loss("cross-entropy"), loss("squared-error")

# Output layer, loss, targets; the mean loss by PyTorch and by NumPy, both from the outputs.
CASES = {
    "classes": (
        Dense(3, "softmax"), CROSS, CLASSES,
        lambda a: -torch.log(a[range(4), CLASSES]).mean(),
        lambda a: -np.log(a[range(4), CLASSES]).mean(),
    ),
    "yes or no": (
        Dense(1, "sigmoid"), CROSS, YES_NO,
        lambda a: F.binary_cross_entropy(a[:, 0], torch.tensor(YES_NO).double()),
        lambda a: -np.log(np.where(YES_NO, a[:, 0], 1 - a[:, 0])).mean(),
    ),
    "a number": (
        Dense(1, "linear"), SQUARED, NUMBERS,
        lambda a: F.mse_loss(a[:, 0], torch.tensor(NUMBERS)),
        lambda a: ((a[:, 0] - NUMBERS) ** 2).mean(),
    ),
    "shares by squares": (
        Dense(3, "softmax"), SQUARED, CLASSES,
        lambda a: ((a - torch.tensor(ONE_HOT)) ** 2).mean(),
        lambda a: ((a - ONE_HOT) ** 2).mean(),
    ),
}  # fmt: skip
EVERY = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def flat(layers: tuple[LayerTrace, ...]) -> list[LayerTrace]:
    """In the order in which PyTorch's pass ends them: inner layers before their outer one."""
    return [part for layer in layers for part in (*flat(layer.inner), layer)]


def assert_close(ours, theirs: torch.Tensor) -> None:
    np.testing.assert_allclose(ours, theirs.detach().numpy(), rtol=1e-8, atol=1e-12)


@EVERY
@pytest.mark.usefixtures("x64")
def test_every_number_is_pytorchs_and_that_of_finite_differences(case, make, torch_pass) -> None:
    output, by, targets, torch_loss, numpy_loss = case
    network, parameters, x = make(output)
    seen = trace(network, parameters, x, targets, by)
    kept, theirs = torch_pass(network, parameters, x, torch_loss)

    assert [layer.name for layer in flat(seen.layers)] == [name for name, *_ in kept]
    for layer, (_, their_x, z, a) in zip(flat(seen.layers), kept, strict=True):
        for ours, tensor in ((layer.x, their_x), (layer.z, z), (layer.a, a)):
            assert_close(ours, tensor)
        assert_close(layer.dz, z.grad)
        assert_close(layer.da, a.grad)
    assert_close(seen.layers[0].dx, kept[0][1].grad)

    norm, torch_norm = (tree["residual_1"]["batch-norm_1"] for tree in (seen.gradients, theirs))
    for name in ("mean", "variance"):
        assert torch_norm.pop(name).grad is None
        assert not norm.pop(name).any()
    jax.tree.map(lambda ours, tensor: assert_close(ours, tensor.grad), seen.gradients, theirs)

    check_by_finite_differences(seen, network, parameters, x, numpy_loss)


def check_by_finite_differences(seen: Trace, network: Network, parameters, x, numpy_loss) -> None:
    norm = parameters["residual_1"]["batch-norm_1"]
    fixed = {name: norm.pop(name) for name in ("mean", "variance")}
    numbers, back = ravel_pytree(parameters)

    @jax.jit
    def outputs(flat: jax.Array) -> jax.Array:
        moved = back(flat)
        inner = moved["residual_1"]
        inner["batch-norm_1"] |= fixed
        return network(moved, x)

    nudges = 1e-6 * np.eye(len(numbers))
    up, down = (
        np.array([numpy_loss(np.asarray(outputs(numbers + by))) for by in side])
        for side in (nudges, -nudges)
    )
    np.testing.assert_allclose(ravel_pytree(seen.gradients)[0], (up - down) / 2e-6, atol=1e-8)
    np.testing.assert_allclose(seen.loss, numpy_loss(np.asarray(outputs(numbers))))


@EVERY
@pytest.mark.usefixtures("x64")
def test_terms_follow_the_chain_rule_and_add_up(case, make) -> None:
    network, parameters, x = make(case[0])
    seen = trace(network, parameters, x, case[2], case[1])
    for path in ("dense_1", "residual_1/dense_2", "dense_2"):
        layer = seen.layer(path)
        gradients = seen.gradients
        for name in path.split("/"):
            gradients = gradients[name]
        for unit, input_unit in ((0, 3), (layer.z.shape[1] - 1, 0), (0, None)):
            found = seen.terms(path, input_unit, unit)
            np.testing.assert_allclose(found.dz, (found.da * found.slope).sum(1), atol=1e-14)
            np.testing.assert_allclose(found.products, found.x * found.dz)
            whole = (
                gradients["bias"][unit]
                if input_unit is None
                else gradients["weights"][input_unit, unit]
            )
            np.testing.assert_allclose(found.gradient, whole, atol=1e-14)


SMALL = Network((2,), (Dense(3, "tanh"), Dropout(0.5), Dense(1, "sigmoid")))
PARAMETERS = jax.jit(SMALL.init)(jax.random.key(0))


@pytest.fixture(scope="module")
def small() -> Trace:
    return trace(SMALL, PARAMETERS, [[0.3, -1.2], [0, 2]], [1, 0], CROSS, update=descent(0.1))


def test_plain_arrays_that_cannot_be_changed_for_others(small: Trace) -> None:
    leaves = jax.tree.leaves((small.parameters, small.layers, small.gradients, small.updates))
    assert all(isinstance(leaf, np.ndarray) for leaf in leaves)
    with pytest.raises(AttributeError):
        small.losses = np.zeros(2)
    with pytest.raises(AttributeError):
        small.layers[0].z = np.zeros(2)


def test_the_forward_pass_is_the_networks(small: Trace) -> None:
    for step, layer in zip(
        SMALL.forward(PARAMETERS, jnp.array([[0.3, -1.2], [0, 2]])), small.layers, strict=True
    ):
        np.testing.assert_allclose(layer.a, step.a, rtol=1e-6)


def test_the_coming_update(small: Trace) -> None:
    assert small.updates is not None
    np.testing.assert_allclose(
        small.updates["dense_1"]["weights"], -0.1 * small.gradients["dense_1"]["weights"]
    )


def test_one_example_alone_is_its_row_of_the_batch(small: Trace) -> None:
    alone = trace(SMALL, PARAMETERS, [0.3, -1.2], 1, CROSS)
    assert alone.updates is None
    np.testing.assert_allclose(alone.layers[0].z[0], small.layers[0].z[0], rtol=1e-6)
    # The mean over a batch of two gives each example half a say.
    np.testing.assert_allclose(alone.layers[0].dz[0], 2 * small.layers[0].dz[0], rtol=1e-5)


def test_a_learning_pass_drops_what_learning_drops() -> None:
    mode = Mode(training=True, key=jax.random.key(5))
    x = jax.random.normal(jax.random.key(0), (8, 2))
    seen = trace(SMALL, PARAMETERS, x, [1] * 8, CROSS, mode=mode)
    np.testing.assert_allclose(seen.layers[1].a, SMALL.forward(PARAMETERS, x, mode)[1].a, rtol=1e-6)
    dropped = seen.layers[1].a == 0
    assert dropped.any()
    assert not seen.layers[1].dx[dropped].any()


@pytest.mark.usefixtures("x64")
def test_a_sure_mistake_keeps_its_error_signal() -> None:
    network = Network((1,), (Dense(1, "sigmoid"),))
    parameters = {"dense_1": {"weights": jnp.array([[60.0]]), "bias": jnp.zeros(1)}}
    seen = trace(network, parameters, [1.0], 0, CROSS)
    # Here a has rounded to 1, and its slope to 0; a − y is still 1.
    assert seen.layers[0].slope[0, 0] == 0
    np.testing.assert_allclose(seen.layers[0].dz, 1)


def test_explain_adds_up_what_it_writes(small: Trace) -> None:
    line = small.explain("dense_1", 2)
    layer, p = small.layers[0], small.parameters["dense_1"]
    summed, last = line.split("; ")
    terms, z = summed.split(" = ")
    read = lambda text: float(text.replace("−", "-").strip("()"))  # noqa: E731 -- short
    products = [part for part in terms.split(" + ") if "×" in part]
    inputs_and_weights = {tuple(read(n) for n in part.split(" × ")) for part in products}
    assert inputs_and_weights == {
        (round(float(x), 2), round(float(w), 2))
        for x, w in zip(layer.x[0], p["weights"][:, 2], strict=True)
    }
    assert terms.endswith("0.00 (bias)")
    assert read(z) == pytest.approx(float(layer.z[0, 2]), abs=0.006)
    assert last.startswith("tanh(")
    assert read(last.split(" = ")[1]) == pytest.approx(float(layer.a[0, 2]), abs=0.006)


def test_explain_sums_up_small_terms(small: Trace) -> None:
    assert "(2 smaller terms)" in small.explain("dense_2", 0, largest=1)
    assert "smaller" not in small.explain("dense_2", 0, largest=3)


def test_explain_every_kind_of_layer(make) -> None:
    network, parameters, x = make(Dense(3, "softmax"))
    seen = trace(network, parameters, x, CLASSES, CROSS)
    for path, layer in layers_by_path(network).items():
        line = seen.explain(path, 0, example=1)
        assert (layer.activation in line) == (layer.activation != "linear")
    assert "(input) + " in seen.explain("residual_1", 0)
    assert "among 3 units" in seen.explain(-1, 0)
    assert seen.explain("flatten_1", 4).startswith("flatten gives ")


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda t: t.layer("dense_3"), "dense_"),
        (lambda t: t.layer(3), "layer is 3"),
        (lambda t: t.terms("dropout_1", 0, 0), "no weights"),
        (lambda t: t.terms("dense_1", 2, 0), "input unit is 2"),
        (lambda t: t.terms("dense_1", 0, -1), "unit is -1"),
        (lambda t: t.explain("dense_1", 3), "unit is 3"),
        (lambda t: t.explain("dense_1", 0, 2), "example is 2"),
        (lambda _: trace(SMALL, PARAMETERS, [[1.0]], [1], CROSS), "inputs have shape"),
        (lambda _: trace(SMALL, PARAMETERS, [[1.0, 2]], [1, 0], CROSS), "one target for each"),
    ],
)
def test_what_is_not_there_is_refused(small: Trace, ask, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        ask(small)


def test_slope_is_the_activations_derivative(small: Trace) -> None:
    layer = small.layers[0]
    np.testing.assert_allclose(layer.slope, 1 - np.tanh(layer.z) ** 2, rtol=1e-6)
