"""Sizes, as asked and as found."""

import pytest

from pellucid.data.pictures.size import as_size, find_size
from pellucid.errors import BadInput


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([(28, 28)], (28, 28)),
        ([(32, 32)], (32, 32)),
        ([(8, 8)], (8, 8)),
        ([(15, 30)], (15, 32)),
        ([(600, 800)], (48, 64)),
        ([(4000, 3000)], (64, 48)),
        ([(1, 20_000)], (1, 64)),
        ([(1, 1)], (1, 1)),
        ([(30, 30), (32, 32), (500, 500)], (32, 32)),
        ([(48, 64), (96, 96), (97, 95)], (64, 64)),
    ],
)
def test_found(sizes, expected) -> None:
    assert find_size(sizes) == expected


@pytest.mark.parametrize(
    "given", [0, -3, 5000, "", "x", "3x", "axb", "1x2x3", (1, 2, 3), (), "9" * 9]
)
def test_asked_for_the_impossible(given) -> None:
    with pytest.raises(BadInput, match="--size 64"):
        as_size(given)
