"""Turning, against curves whose turning is known."""

import numpy as np
import pytest

from pellucid.course.materials.turning import turns

ALONG = np.linspace(-3, 3, 241)
STEP = ALONG[1] - ALONG[0]
X, Y = np.meshgrid(ALONG, ALONG)


@pytest.mark.parametrize(
    ("heights", "known"),
    [
        # A closed convex curve turns once, however large or long (Hopf 1935).
        (X**2 + Y**2 - 1, 1),
        (0.3 - X**2 - Y**2, 1),
        ((X / 2) ** 2 + (2 * Y) ** 2 - 1, 1),
        (((X - 1.5) ** 2 + Y**2 - 1) * ((X + 1.5) ** 2 + Y**2 - 1), 2),
        (X + 0.4 * Y - 0.1, 0),
        # sin x over two of its periods swings between slopes 1 and −1: four times a quarter turn.
        (np.sin(2 * np.pi * X / 3) * 3 / (2 * np.pi) - Y, 1),
        (np.ones_like(X), 0),
        (np.zeros_like(X), 0),
    ],
)
def test_turning_is_that_of_known_curves(heights: np.ndarray, known: float) -> None:
    assert turns(heights, STEP) == pytest.approx(known, abs=0.02)


def test_a_surface_twice_as_steep_has_the_same_boundary() -> None:
    heights = np.sin(X) * np.cos(Y) - 0.2
    assert turns(2 * heights, STEP) == pytest.approx(turns(heights, STEP))
