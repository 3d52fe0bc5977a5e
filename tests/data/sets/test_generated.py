"""The generated sets against what their geometry promises."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.data import BUILTIN, Table, builtin
from pellucid.errors import BadInput

GENERATED = [name for name, known in BUILTIN.items() if known.is_generated]


def points(name: str, **options: float) -> tuple[np.ndarray, np.ndarray]:
    table = builtin(name, **options)
    assert isinstance(table, Table)
    assert table.target is not None
    return table.frame.to_numpy(), table.target.to_numpy()


@pytest.mark.parametrize("name", [n for n, known in BUILTIN.items() if known.kind == "table"])
def test_registry_tells_the_truth(name: str) -> None:
    known, table = BUILTIN[name], builtin(name)
    assert isinstance(table, Table)
    assert (table.rows, table.frame.width, table.task) == (
        known.examples,
        known.features,
        known.task,
    )
    assert table.name == name
    assert known.about
    assert known.source


@pytest.mark.parametrize("name", GENERATED)
def test_seed_decides_every_bit(name: str) -> None:
    x, y = points(name, seed=3, noise=0.2)
    again, y_again = points(name, seed=3, noise=0.2)
    other, _ = points(name, seed=4, noise=0.2)
    assert (x == again).all()
    assert (y == y_again).all()
    assert (x != other).any()


@pytest.mark.parametrize("name", sorted(set(GENERATED) - {"gaussians", "moons"}))
def test_without_noise_within_six(name: str) -> None:
    assert np.abs(points(name, noise=0.0)[0]).max() <= 6


@given(name=st.sampled_from(GENERATED), examples=st.integers(4, 99), noise=st.floats(0, 0.5))
def test_any_size_and_noise(name: str, examples: int, noise: float) -> None:
    x, y = points(name, examples=examples, noise=noise)
    assert x.shape == (examples, 2)
    assert np.isfinite(x).all()
    if BUILTIN[name].task == "binary" and name not in ("xor", "circles"):
        assert y.sum() in (examples // 2, examples - examples // 2)


def test_xor_is_the_sign_of_the_product() -> None:
    x, y = points("xor")
    assert ((x[:, 0] * x[:, 1] > 0) == y).all()
    assert np.abs(x).min() >= 0.3


def test_circles_are_a_disc_and_a_ring() -> None:
    x, y = points("circles")
    radius = np.hypot(*x.T)
    assert radius[y == 1].max() < 2.5
    assert radius[y == 0].min() >= 3.5
    assert radius.max() <= 5


def test_gaussians_have_playgrounds_means_and_variance() -> None:
    for noise, variance in ((0.0, 0.5), (0.5, 4.0)):
        x, y = points("gaussians", examples=20_000, noise=noise)
        assert x[y == 1].mean(axis=0) == pytest.approx([2, 2], abs=0.1)
        assert x[y == 0].mean(axis=0) == pytest.approx([-2, -2], abs=0.1)
        assert x[y == 1].var(axis=0) == pytest.approx([variance] * 2, rel=0.05)


def test_spirals_are_one_arm_turned_by_half() -> None:
    x, y = points("spirals")
    np.testing.assert_allclose(x[y == 1], -x[y == 0], atol=1e-12)
    # Playground's own formula, by hand, for point 100 of 250.
    r, t = 100 / 250 * 5, 1.75 * 100 / 250 * 2 * np.pi
    np.testing.assert_allclose(x[100], [r * np.sin(t), r * np.cos(t)])


def test_moons_are_scikit_learns_scaled() -> None:
    from sklearn.datasets import make_moons

    x, y = points("moons", examples=100, noise=0.0)
    theirs, classes = make_moons(100, shuffle=False)
    np.testing.assert_allclose(x, 3 * (theirs - [0.5, 0.25]), atol=1e-12)
    assert (y == classes).all()


def test_plane_and_hills() -> None:
    x, y = points("plane")
    np.testing.assert_allclose(y, x.sum(axis=1) / 10)
    x, y = points("multi-gaussian", examples=5000)
    near = np.hypot(x[:, 0] - 0, x[:, 1] - 2.5)
    np.testing.assert_allclose(y[near < 1], near[near < 1] / 2 - 1)
    assert y.min() < -0.9
    assert y.max() > 0.9
    assert (y == 0).any()


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("xorr", {}, "Try: xor"),
        ("xor", {"examples": 1}, "from 4"),
        ("xor", {"noise": 0.7}, "from 0 to 0.5"),
        ("xor", {"noise": float("nan")}, "from 0 to 0.5"),
        ("iris", {"noise": 0.1}, "recorded"),
        ("iris", {"examples": 10}, "recorded"),
    ],
)
def test_bad_options(name: str, options: dict[str, float], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        points(name, **options)
