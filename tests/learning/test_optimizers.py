import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
import torch

from pellucid.errors import BadInput
from pellucid.learning.optimizers import OPTIMIZERS, Decay, optimizer, transformation
from pellucid.learning.schedules import SCHEDULES, schedule

RATE, DECAY = 0.05, 0.1
A = np.random.default_rng(0).normal(size=(3, 3)).astype(np.float32)

TORCH = {
    "sgd": lambda p: torch.optim.SGD(p, RATE, weight_decay=DECAY),
    "momentum": lambda p: torch.optim.SGD(p, RATE, momentum=0.9, weight_decay=DECAY),
    "nesterov": lambda p: torch.optim.SGD(p, RATE, momentum=0.9, nesterov=True, weight_decay=DECAY),
    "rmsprop": lambda p: torch.optim.RMSprop(p, RATE, alpha=0.9, weight_decay=DECAY),
    "adam": lambda p: torch.optim.Adam(p, RATE, weight_decay=DECAY),
    "adamw": lambda p: torch.optim.AdamW(p, RATE, weight_decay=DECAY),
    "adamw-fast": lambda p: torch.optim.AdamW(p, RATE, betas=(0.9, 0.95), weight_decay=DECAY),
}


def ours(name, steps):
    w = jnp.ones((3, 3))
    update = transformation(optimizer(name), lambda _: RATE, Decay(DECAY, True), None, None)
    memory = update.init(w)
    for _ in range(steps):
        slope = jax.grad(lambda w: (jnp.asarray(A) * w**2).sum())(w)
        step, memory = update.update(slope, memory, w)
        w = optax.apply_updates(w, step)
    return w


def theirs(name, steps):
    w = torch.ones((3, 3), requires_grad=True)
    update = TORCH[name]([w])
    for _ in range(steps):
        update.zero_grad()
        (torch.tensor(A) * w**2).sum().backward()
        update.step()
    return w.detach().numpy()


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_five_steps_against_torch(name):
    # PyTorch adds epsilon outside the root in RMSProp, Optax inside: far below the tolerance.
    np.testing.assert_allclose(ours(name, 5), theirs(name, 5), rtol=2e-4, atol=2e-5)


def test_factors_multiply_each_parameters_step():
    w = {"slow": jnp.ones(2), "fast": jnp.ones(2)}
    update = transformation(
        optimizer("sgd"), lambda _: 1.0, Decay(0.0, False), None, {"slow": 0.1, "fast": 6.0}
    )
    step, _ = update.update(w, update.init(w), w)
    np.testing.assert_allclose(step["slow"], -0.1)
    np.testing.assert_allclose(step["fast"], -6.0)


def test_clip_bounds_the_whole_gradient():
    w = {"a": jnp.array([3.0]), "b": jnp.array([4.0])}
    update = transformation(optimizer("sgd"), lambda _: 1.0, Decay(0.0, False), 1.0, None)
    step, _ = update.update(w, update.init(w), w)
    np.testing.assert_allclose([step["a"][0], step["b"][0]], [-0.6, -0.8], rtol=1e-6)


@pytest.mark.parametrize("name", SCHEDULES)
def test_schedules_start_and_end_between_nothing_and_full(name):
    factor = schedule(name, 100)
    values = np.array([float(factor(step)) for step in range(100)])
    assert values.max() == pytest.approx(1.0, abs=0.02)
    assert (values >= 0).all()
    if name != "constant":
        assert values[-1] < 0.15


def test_unknown_names_suggest_the_nearest():
    with pytest.raises(BadInput, match="Try: adam"):
        optimizer("adamm")
    with pytest.raises(BadInput, match="Try: cosine"):
        schedule("cosin", 10)
