import jax
import jax.numpy as jnp
import numpy as np
import pytest
import torch

from pellucid.network import (
    AnyLayer,
    BatchNorm,
    Codes,
    Dense,
    Dropout,
    Embedding,
    LayerNorm,
    Mode,
    Parameters,
    Piecewise,
    Residual,
    Scale,
)

F = torch.nn.functional
RANDOM = np.random.default_rng(0)
X, ERROR = RANDOM.normal(size=(6, 4)), RANDOM.normal(size=(6, 4))
pytestmark = pytest.mark.usefixtures("x64")


def parameters_of(**shapes: tuple[int, ...]) -> dict[str, np.ndarray]:
    return {name: RANDOM.uniform(0.3, 1.5, shape) for name, shape in shapes.items()}


def check(layer: AnyLayer, parameters: Parameters, twin, *, training: bool = False, x=X) -> None:
    """Outputs, and the gradients of parameters and input for a given error signal."""
    theirs = jax.tree.map(lambda leaf: torch.tensor(leaf, requires_grad=True), parameters)
    their_x = torch.tensor(x, requires_grad=x.dtype == np.float64)
    their_z = twin(theirs, their_x)
    error = np.resize(ERROR, their_z.shape)
    their_z.backward(torch.tensor(error))
    arrays = jax.tree.map(jnp.asarray, parameters)
    mode = Mode(training=training)
    z, back = jax.vjp(lambda p, x: layer.forward(p, x, mode)[0], arrays, jnp.asarray(x))
    np.testing.assert_allclose(z, their_z.detach(), rtol=1e-10, atol=1e-12)
    ours = back(jnp.asarray(error))
    if their_x.requires_grad:
        np.testing.assert_allclose(ours[1], their_x.grad, rtol=1e-8, atol=1e-12)
    for mine, wanted in zip(jax.tree.leaves(ours[0]), jax.tree.leaves(theirs), strict=True):
        grad = torch.zeros_like(wanted) if wanted.grad is None else wanted.grad
        np.testing.assert_allclose(mine, grad, rtol=1e-8, atol=1e-12)


def test_dense() -> None:
    p = parameters_of(weights=(4, 3), bias=(3,))
    check(Dense(3, "tanh"), p, lambda p, x: F.linear(x, p["weights"].T, p["bias"]))


@pytest.mark.parametrize("training", [True, False])
def test_batch_norm(training: bool) -> None:
    def twin(p, x):
        mean, variance = p["mean"].detach().clone(), p["variance"].detach().clone()
        if training:
            return F.batch_norm(x, mean, variance, p["scale"], p["shift"], True, 0.1)
        # By hand, so that torch too gives gradients for the averages.
        normal = (x - p["mean"]) / torch.sqrt(p["variance"] + 1e-5)
        torch.testing.assert_close(
            normal * p["scale"] + p["shift"],
            F.batch_norm(x, mean, variance, p["scale"], p["shift"], False),
        )
        return normal * p["scale"] + p["shift"]

    p = parameters_of(scale=(4,), shift=(4,), mean=(4,), variance=(4,))
    check(BatchNorm(), p, twin, training=training)


def test_batch_norms_running_averages() -> None:
    p = parameters_of(scale=(4,), shift=(4,), mean=(4,), variance=(4,))
    theirs = torch.nn.BatchNorm1d(4, momentum=0.1).double()
    theirs.running_mean, theirs.running_var = torch.tensor(p["mean"]), torch.tensor(p["variance"])
    theirs(torch.tensor(X))
    arrays = jax.tree.map(jnp.asarray, p)
    _, ours = BatchNorm(momentum=0.9).forward(arrays, jnp.asarray(X), Mode(training=True))
    np.testing.assert_allclose(ours["mean"], theirs.running_mean)
    # Torch keeps the sample variance (over n - 1); here, as in Keras, it is over n.
    of_batch = (theirs.running_var - 0.9 * torch.tensor(p["variance"])) * 5 / 6
    np.testing.assert_allclose(ours["variance"], 0.9 * p["variance"] + of_batch.numpy())


def test_layer_norm() -> None:
    p = parameters_of(scale=(4,), shift=(4,))
    twin = lambda p, x: F.layer_norm(x, (4,), p["scale"], p["shift"])  # noqa: E731 -- short
    check(LayerNorm(), p, twin)
    check(LayerNorm(), p, twin, x=RANDOM.normal(size=(3, 2, 4)))


def test_embedding() -> None:
    codes = np.array([[0, 2], [1, 1], [4, 3]])
    p = parameters_of(table=(5, 2))
    check(Embedding(5, 2), p, lambda p, x: F.embedding(x, p["table"]), x=codes)


def test_codes() -> None:
    x = np.column_stack([X[:, :2], [0, 1, 2, 2, 1, 0], [1, 0, 0, 0, 1, 3]])

    def twin(p, x):
        rows = [F.embedding(x[:, 2 + i].long(), p[f"table_{i + 1}"]) for i in (0, 1)]
        return torch.cat([x[:, :2], *rows], -1)

    p = parameters_of(table_1=(3, 2), table_2=(4, 2))
    check(Codes((3, 4), 2), p, twin, x=x)


def test_scale() -> None:
    check(Scale(), parameters_of(scale=(4,)), lambda p, x: x * p["scale"])


def test_piecewise() -> None:
    def twin(p, x):
        low, high = (p[name].detach().reshape(2, 3) for name in ("low", "high"))
        through = ((x[:, :2, None] - low) / (high - low)).clamp(0, 1)
        return torch.cat([x, 0.3 * (through.flatten(1) - 0.5)], -1)

    edges = np.sort(RANDOM.normal(size=(2, 4)))
    p = {"low": edges[:, :-1].ravel(), "high": edges[:, 1:].ravel()}
    check(Piecewise(2, 3, size=0.3), p, twin)


@pytest.mark.parametrize("training", [True, False])
def test_residual(training: bool) -> None:
    def twin(p, x):
        norm = p["batch-norm_1"]
        hidden = F.elu(F.linear(x, p["dense_1"]["weights"].T, p["dense_1"]["bias"]))
        mean, variance = norm["mean"], norm["variance"]
        if training:
            mean, variance = hidden.mean(0), hidden.var(0, correction=0)
        normal = (hidden - mean) / torch.sqrt(variance + 1e-5)
        return x + normal * norm["scale"] + norm["shift"]

    norm = parameters_of(scale=(4,), shift=(4,), mean=(4,), variance=(4,))
    p = {"dense_1": parameters_of(weights=(4, 4), bias=(4,)), "batch-norm_1": norm}
    check(Residual((Dense(4, "elu"), BatchNorm())), p, twin, training=training)


def test_dropout_keeps_the_expected_size() -> None:
    x = jnp.full((400, 50), 3.0)
    assert Dropout(0.2).forward({}, x, Mode())[0] is x
    z, _ = Dropout(0.2).forward({}, x, Mode(training=True, key=jax.random.key(0)))
    theirs = F.dropout(torch.full((400, 50), 3.0), 0.2).unique()
    np.testing.assert_allclose(np.unique(z), theirs, rtol=1e-6)
    # Binomial: the share silenced scatters by sqrt(0.2 · 0.8 / 20000) = 0.003.
    assert abs(float((z == 0).mean()) - 0.2) < 0.015
