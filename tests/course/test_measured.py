"""What was measured can be judged, or is refused."""

from typing import Any

import numpy as np
import pytest

from pellucid.course.measured import Measured, checked
from pellucid.course.statistics import Comparison
from pellucid.errors import BadInput

COMPARED = [Comparison("salty", "taste")]
ONES = np.ones(6)


@pytest.mark.parametrize("gap", [ONES, ONES > 0, np.full(6, np.nan), [1, 2, 3, 4, 5, 6]])
@pytest.mark.parametrize("fact", [1, 0.5, True, np.float32(2), np.array(1.0), float("nan")])
def test_numbers_of_any_kind_will_do(gap: Any, fact: Any) -> None:
    measured = Measured({"salty": gap}, [], {"fact": fact})
    assert checked(measured, COMPARED, 6) is measured


@pytest.mark.parametrize(
    ("gaps", "facts", "said"),
    [
        ({}, {}, "no gap for the comparison 'salty'"),
        ({"salty": ONES, "slaty": ONES}, {}, "a gap 'slaty', for which there is no.* Try: salty"),
        ({"salty": 1.0}, {}, r"the shape \(\)"),
        (
            {"salty": ONES[:5]},
            {},
            r"the shape \(5,\). Expected one number a seed: the shape \(6,\)",
        ),
        ({"salty": [[1], [1, 2]]}, {}, "the gap 'salty' is list"),
        ({"salty": ["a"] * 6}, {}, "Expected one number a seed"),
        ({"salty": ONES}, {"fact": None}, "the fact 'fact' is None. Expected a number"),
        ({"salty": ONES}, {"fact": ONES}, "the fact 'fact' has the shape"),
    ],
)
def test_what_cannot_be_judged_is_told(gaps: Any, facts: Any, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        checked(Measured(gaps, [], facts), COMPARED, 6)


def test_something_must_be_compared() -> None:
    with pytest.raises(BadInput, match="comparisons is empty"):
        checked(Measured({}, [], {}), [], 6)
