"""The collapse, against passing layer after layer in exact arithmetic."""

from fractions import Fraction
from itertools import pairwise

import numpy as np

from pellucid.course.claims.collapse import collapsed


def test_the_one_layer_gives_what_all_layers_give() -> None:
    random = np.random.default_rng(0)
    sizes = (3, 5, 4, 2)
    layers = [
        {
            "weights": random.standard_normal((2, before, after)).astype(np.float32),
            "bias": random.standard_normal((2, after)).astype(np.float32),
        }
        for before, after in pairwise(sizes)
    ]
    one = collapsed(layers)
    x = random.standard_normal(3).astype(np.float32)
    for seed in range(2):
        exact = [Fraction(float(value)) for value in x]
        for layer in layers:
            exact = passed(exact, layer["weights"][seed], layer["bias"][seed])
        found = x @ one["weights"][seed] + one["bias"][seed]
        np.testing.assert_allclose(found, [float(value) for value in exact], rtol=1e-5)


def passed(x: list[Fraction], weights: np.ndarray, bias: np.ndarray) -> list[Fraction]:
    return [
        sum((a * Fraction(float(w)) for a, w in zip(x, column, strict=True)), Fraction(float(b)))
        for column, b in zip(weights.T, bias, strict=True)
    ]
