"""Drawing what is learned from: sets as people use them, scaled or not."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from benchmarks.doctor.setup import Framework, Sample
from numpy.random import Generator

T = TypeVar("T")


class Choice(NamedTuple):
    """A set that may be drawn, how often, and within what bounds."""

    name: str
    weight: float
    rows: tuple[int, int]
    features: tuple[int, int] = (0, 0)
    classes: tuple[int, int] = (2, 2)
    noise: tuple[float, float] = (0.0, 0.0)
    nowhere: tuple[Framework, ...] = ()
    """Frameworks that cannot learn from it."""


CHOICES = (
    Choice("circles", 3, (200, 800), noise=(0, 0.1)),
    Choice("moons", 3, (200, 1000), noise=(0.05, 0.2)),
    Choice("gaussians", 2, (100, 600), noise=(0, 0.2)),
    Choice("spirals", 1, (300, 800)),
    Choice("xor", 2, (200, 800)),
    Choice("xor-four", 0.7, (4, 4)),
    Choice("iris", 2, (150, 150)),
    Choice("wine", 2, (178, 178)),
    Choice("breast-cancer", 2, (300, 569)),
    Choice("digits", 3, (600, 1500)),
    Choice("two-classes", 3, (300, 1500), (4, 30), noise=(0, 0.3)),
    Choice("classes", 4, (400, 1500), (5, 30), (3, 6), (0, 0.3)),
    Choice("blobs", 3, (150, 1000), (2, 10), (3, 8), (0, 0.2)),
    Choice("diabetes", 0.7, (442, 442)),
    Choice("friedman-1", 2, (400, 1200)),
    Choice("friedman-2", 1, (400, 1200)),
    Choice("friedman-3", 0.7, (600, 1200)),
    Choice("line", 2, (100, 800), (1, 12), noise=(0, 0.3)),
    Choice("plane", 1, (200, 600)),
    Choice("wave", 2, (150, 800), noise=(0, 0.2)),
    Choice("houses", 2, (500, 1500), noise=(0, 0.5)),
    Choice("labels", 1, (300, 1000), (5, 20), (3, 6), nowhere=("pellucid",)),
    Choice("trend", 1.5, (200, 800), (10, 20), noise=(0, 0.2)),
    Choice("sums", 0.7, (300, 800), (5, 10)),
    Choice("words", 1.5, (300, 1000)),
    Choice("topics", 1, (400, 1000), classes=(3, 5)),
    Choice("bars", 1.5, (300, 600), classes=(2, 4), noise=(0, 0.2)),
    Choice("digit-pictures", 1, (500, 1000)),
    Choice("mnist", 1, (1000, 2500)),
)


def draw_sample(random: Generator, framework: Framework) -> Sample:
    """A set, so much of it, and how its inputs are scaled; targets are written later."""
    choices = [choice for choice in CHOICES if framework not in choice.nowhere]
    weights = [choice.weight for choice in choices]
    choice = pick(random, choices, weights)
    return Sample(
        name=choice.name,
        rows=int(random.integers(choice.rows[0], choice.rows[1] + 1)),
        features=int(random.integers(choice.features[0], choice.features[1] + 1)),
        classes=int(random.integers(choice.classes[0], choice.classes[1] + 1)),
        noise=round(float(random.uniform(*choice.noise)), 2),
        seed=int(random.integers(1000)),
        scaling=pick(random, ("standard", "unit", "raw"), (6, 2, 2)),
    )


def pick(random: Generator, of: Sequence[T], weights: Sequence[float] | None = None) -> T:
    """One of them, drawn by weight."""
    shares = None if weights is None else [weight / sum(weights) for weight in weights]
    return of[int(random.choice(len(of), p=shares))]


def between(random: Generator, low: float, high: float) -> float:
    """A number between two, the logarithm of which is drawn evenly; two digits of it."""
    return float(f"{low * (high / low) ** random.random():.2g}")
