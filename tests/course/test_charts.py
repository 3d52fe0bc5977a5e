"""Curves and groups from numbers, broken networks among them."""

import numpy as np

from pellucid.course.charts import groups, lines


def test_a_broken_network_does_not_blank_a_point() -> None:
    values = np.array([[1.0, np.nan, np.inf], [2.0, np.nan, np.inf], [np.nan, np.nan, 1.0]])
    (line,) = lines("error", "step", [1, 2, 3], {"all": values}).lines
    assert line.middle == [1.5, None, None]
    assert line.low == [1.25, None, None]


def test_yes_and_no_count_as_one_and_nothing() -> None:
    answers = np.array([[True, False], [True, True]])
    (line,) = lines("right", "step", [1, 2], {"all": answers}).lines
    assert line.middle == [1.0, 0.5]
    assert groups("right", {"all": answers[0]}).groups[0].values == [1.0, 0.0]
