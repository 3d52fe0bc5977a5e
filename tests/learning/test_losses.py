import jax
import jax.numpy as jnp
import numpy as np
import pytest
import torch

from pellucid.errors import BadInput
from pellucid.learning.losses import LOSSES, USUAL_LOSS, loss, smoothed
from pellucid.network import activation

DRAW = np.random.default_rng(0)
Z = DRAW.normal(0, 3, (50, 4)).astype(np.float32)
CLASSES = DRAW.integers(0, 4, 50).astype(np.int32)
QUANTITIES = DRAW.normal(0, 2, 50).astype(np.float32)


def values(name, z, targets, output):
    z = jnp.asarray(z)
    return loss(name).values(z, activation(output).function(z), jnp.asarray(targets), output)


def test_many_classes_against_torch():
    ours = values("cross-entropy", Z, CLASSES, "softmax")
    theirs = torch.nn.functional.cross_entropy(
        torch.tensor(Z), torch.tensor(CLASSES).long(), reduction="none"
    )
    np.testing.assert_allclose(ours, theirs, rtol=1e-5, atol=1e-6)


def test_two_classes_against_torch():
    z, y = Z[:, :1], (CLASSES > 1).astype(np.int32)
    ours = values("cross-entropy", z, y, "sigmoid")
    theirs = torch.nn.functional.binary_cross_entropy_with_logits(
        torch.tensor(z[:, 0]), torch.tensor(y).float(), reduction="none"
    )
    np.testing.assert_allclose(ours, theirs, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    ("name", "theirs"),
    [
        ("squared-error", torch.nn.functional.mse_loss),
        ("absolute-error", torch.nn.functional.l1_loss),
        ("huber", torch.nn.functional.huber_loss),
    ],
)
def test_quantities_against_torch(name, theirs):
    ours = values(name, Z[:, :1], QUANTITIES, "linear")
    expected = theirs(torch.tensor(Z[:, 0]), torch.tensor(QUANTITIES), reduction="none")
    np.testing.assert_allclose(ours, expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5])
def test_smoothing_against_torch(share):
    z = jnp.asarray(Z)
    plain = values("cross-entropy", Z, CLASSES, "softmax")
    ours = smoothed(plain, z, jax.nn.softmax(z), "softmax", share)
    theirs = torch.nn.functional.cross_entropy(
        torch.tensor(Z), torch.tensor(CLASSES).long(), reduction="none", label_smoothing=share
    )
    np.testing.assert_allclose(ours, theirs, rtol=1e-5, atol=1e-6)


def test_smoothing_of_two_classes_softens_the_targets():
    z, y, share = jnp.asarray(Z[:, :1]), (CLASSES > 1).astype(np.int32), 0.2
    plain = values("cross-entropy", z, y, "sigmoid")
    ours = smoothed(plain, z, jax.nn.sigmoid(z), "sigmoid", share)
    soft = y * (1 - share) + share / 2
    theirs = torch.nn.functional.binary_cross_entropy_with_logits(
        torch.tensor(Z[:, 0]), torch.tensor(soft).float(), reduction="none"
    )
    np.testing.assert_allclose(ours, theirs, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(("output", "width"), [("sigmoid", 1), ("softmax", 2)])
def test_sure_and_wrong_is_large_but_finite_and_so_is_its_gradient(output, width):
    z = jnp.full((1, width), 0.0).at[0, 0].set(200.0)
    wrong = jnp.array([0 if width == 1 else 1])

    def mean(z):
        return loss("cross-entropy").values(z, activation(output).function(z), wrong, output).mean()

    value, slope = jax.value_and_grad(mean)(z)
    assert float(value) == pytest.approx(200.0)
    assert float(slope[0, 0]) == pytest.approx(1.0)


@pytest.mark.parametrize("name", LOSSES)
@pytest.mark.parametrize("output", ["linear", "sigmoid", "relu", "softmax", "tanh"])
def test_any_output_may_be_chosen_and_stays_finite(name, output):
    targets = CLASSES if name == "cross-entropy" else np.clip(CLASSES, 0, 3)
    assert np.isfinite(values(name, Z, targets, output)).all()


def test_every_task_has_a_loss_and_a_typo_suggests_one():
    assert set(USUAL_LOSS.values()) <= set(LOSSES)
    with pytest.raises(BadInput, match="Try: huber"):
        loss("hubert")
