"""How choosy a filter is about direction, against filters whose choosiness is known."""

import numpy as np
import pytest

from pellucid.course.claims.edges import selectivity


def of_one(filter_: np.ndarray) -> float:
    return float(selectivity(filter_[None, ..., None])[0, 0])


def test_a_round_blob_has_no_direction() -> None:
    along = np.arange(5) - 2.0
    blob = np.exp(-(along[:, None] ** 2 + along**2) / 2)
    assert of_one(blob) == pytest.approx(0, abs=1e-6)


def test_a_cross_answers_two_directions_and_so_none() -> None:
    cross = np.zeros((5, 5))
    cross[2], cross[:, 2] = 1, 1
    assert of_one(cross - cross.mean()) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("turns", range(4))
def test_an_edge_has_one_whichever_way_it_stands(turns: int) -> None:
    edge = np.sign(np.arange(5) - 2.0) * np.ones((5, 1))
    assert of_one(np.rot90(edge, turns)) == pytest.approx(of_one(edge))
    assert of_one(edge) > 0.6


def test_neither_size_nor_sign_matters() -> None:
    drawn = np.random.default_rng(0).standard_normal((5, 5))
    assert of_one(-3 * drawn) == pytest.approx(of_one(drawn))
