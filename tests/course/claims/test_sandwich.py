"""The sandwich, against exact fractions; and the network of the lesson, unit by unit."""

from fractions import Fraction

import jax.numpy as jnp
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pellucid.course.claims.sandwich import NETWORK, by_hand, recipe

AMOUNTS = st.floats(-1000, 1000, width=32)


@given(AMOUNTS, AMOUNTS)
def test_by_hand_is_the_exact_answer_rounded_once(bread: float, fillings: float) -> None:
    exact = 2 * (Fraction(bread) + Fraction(fillings))
    rounded = np.float32(bread) + np.float32(fillings)
    assert by_hand(np.float32([[bread, fillings]])) == 2 * rounded
    assert abs(Fraction(float(2 * rounded)) - exact) <= abs(exact) * Fraction(1, 1 << 24)


def test_the_network_adds_doubles_and_serves_ten() -> None:
    hidden, output = NETWORK.forward(recipe(2.0), jnp.asarray([[2.0, 3.0]]))
    assert hidden.a.tolist() == [[10.0]]
    assert output.a.tolist() == [[10.0]]
