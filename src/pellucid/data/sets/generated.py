"""Sets made from a seed: points of the plane that a network has to bend to tell apart.

The geometry, ranges and noise are TensorFlow Playground's (Smilkov, Carter, Sculley, Viégas and
Wattenberg, "Direct-Manipulation Visualization of Deep Networks", 2017), and scikit-learn's for
the moons; all lie within -6 and 6 when there is no noise.
"""

from collections.abc import Callable

import numpy as np
from jaxtyping import Float64, Shaped

Points = Float64[np.ndarray, "n 2"]
Values = Shaped[np.ndarray, " n"]
Maker = Callable[[np.random.Generator, int, float], tuple[Points, Values]]

RADIUS = 5.0  # of the classes' disc, square and spirals
REACH = 6.0  # of the regressions' square
HILLS = np.array([[-4, 2.5], [0, 2.5], [4, 2.5], [-4, -2.5], [0, -2.5], [4, -2.5]])
HEIGHTS = np.array([1, -1, 1, -1, 1, -1])


def xor(random: np.random.Generator, examples: int, noise: float) -> tuple[Points, Values]:
    """Class 1 where both coordinates have one sign, with a gap along the axes."""
    points = random.uniform(-RADIUS, RADIUS, (examples, 2))
    points += np.where(points > 0, 0.3, -0.3)
    moved = points + noise * random.uniform(-RADIUS, RADIUS, points.shape)
    return points, (moved[:, 0] * moved[:, 1] >= 0).astype(np.int64)


def circles(random: np.random.Generator, examples: int, noise: float) -> tuple[Points, Values]:
    """Class 1 in the disc of half the radius, class 0 in the ring from 0.7 of it on."""
    inner, outer = _halves(examples)
    radius = np.concatenate([random.uniform(0, 0.5, inner), random.uniform(0.7, 1, outer)])
    points = _polar(RADIUS * radius, random.uniform(0, 2 * np.pi, examples))
    moved = points + noise * random.uniform(-RADIUS, RADIUS, points.shape)
    return points, (np.hypot(*moved.T) < RADIUS / 2).astype(np.int64)


def gaussians(random: np.random.Generator, examples: int, noise: float) -> tuple[Points, Values]:
    """Class 1 about (2, 2), class 0 about (-2, -2); noise 0 to 0.5 is a variance of 0.5 to 4."""
    classes = _labels(examples)
    center = np.where(classes == 1, 2.0, -2.0)[:, None]
    variance = 0.5 + 7 * noise
    return center + np.sqrt(variance) * random.standard_normal((examples, 2)), classes


def spirals(random: np.random.Generator, examples: int, noise: float) -> tuple[Points, Values]:
    """Two arms of 1.75 turns, half a turn apart, each point moved by up to the noise."""
    along = np.concatenate([np.arange(half) / half for half in _halves(examples)])
    classes = _labels(examples)
    turn = 1.75 * 2 * np.pi * along + np.where(classes == 1, 0.0, np.pi)
    points = _polar(RADIUS * along, turn)
    return points + noise * random.uniform(-1, 1, points.shape), classes


def moons(random: np.random.Generator, examples: int, noise: float) -> tuple[Points, Values]:
    """Two half circles; the noise is the deviation in units of their radius."""
    upper, lower = _halves(examples)
    up, low = np.linspace(0, np.pi, upper), np.linspace(0, np.pi, lower)
    points = np.concatenate(
        [
            np.column_stack([np.cos(up), np.sin(up)]),
            np.column_stack([1 - np.cos(low), 0.5 - np.sin(low)]),
        ]
    )
    points += noise * random.standard_normal(points.shape)
    return 3 * (points - [0.5, 0.25]), 1 - _labels(examples)


def plane(random: np.random.Generator, examples: int, noise: float) -> tuple[Points, Values]:
    """(x1 + x2) / 10."""
    points, moved = _square(random, examples, noise)
    return points, moved.sum(axis=1) / 10


def multi_gaussian(
    random: np.random.Generator, examples: int, noise: float
) -> tuple[Points, Values]:
    """Six cones of radius 2, up and down in turn; the steepest at a point decides."""
    points, moved = _square(random, examples, noise)
    away = np.linalg.norm(moved[:, None] - HILLS, axis=2)
    heights = HEIGHTS * np.clip(1 - away / 2, 0, 1)
    return points, heights[np.arange(examples), np.abs(heights).argmax(axis=1)]


def _square(random: np.random.Generator, examples: int, noise: float) -> tuple[Points, Points]:
    points = random.uniform(-REACH, REACH, (examples, 2))
    return points, points + noise * random.uniform(-REACH, REACH, points.shape)


def _polar(radius: np.ndarray, angle: np.ndarray) -> Points:
    return np.column_stack([radius * np.sin(angle), radius * np.cos(angle)])


def _halves(examples: int) -> tuple[int, int]:
    return examples - examples // 2, examples // 2


def _labels(examples: int) -> Values:
    return np.repeat([1, 0], _halves(examples))


MAKERS: dict[str, Maker] = {
    "xor": xor,
    "circles": circles,
    "moons": moons,
    "gaussians": gaussians,
    "spirals": spirals,
    "plane": plane,
    "multi-gaussian": multi_gaussian,
}
