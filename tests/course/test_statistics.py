"""Verdicts: held against the binomial distribution, summed by hand."""

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.course.statistics import Comparison, holding, judge, overall

USUAL = Comparison("gap", "a minus b")


def verdict(gaps: object, comparison: Comparison = USUAL) -> str:
    return judge([comparison], {comparison.name: np.array(gaps, float)})[0].verdict


@given(st.integers(6, 80))
def test_the_interval_is_the_shortest_exact_one(count: int) -> None:
    gaps = np.arange(count) * 1.0 + 1
    low, high = judge([USUAL], {"gap": gaps})[0].interval
    assert low is not None
    assert high is not None

    def missed(below: int) -> float:
        """The chance that fewer than so many of the gaps lie below the true median."""
        return sum(comb(count, at) for at in range(below)) / 2**count

    # The median lies between the k-th and the k-th last gap but for twice this chance.
    rank = int(low)
    assert rank == count + 1 - int(high)
    assert missed(rank) <= 0.025
    assert missed(rank + 1) > 0.025


@pytest.mark.parametrize("count", range(1, 6))
def test_fewer_than_six_networks_decide_nothing(count: int) -> None:
    assert verdict([1.0] * count) == "undecided"
    assert verdict([-1.0] * count) == "undecided"


def test_six_decide() -> None:
    assert verdict([1.0, 2, 3, 4, 5, 6]) == "supported"
    assert verdict([-1.0, -2, -3, -4, -5, -6]) == "refuted"
    assert verdict([-1.0, 2, -3, 4, 5, 6]) == "undecided"


def test_what_is_just_as_good_is_not_better() -> None:
    assert verdict([0.0] * 20) == "refuted"


def test_several_comparisons_ask_for_more() -> None:
    gaps = {name: np.arange(1.0, 7) for name in "ab"}
    two = [Comparison(name, name) for name in "ab"]
    assert {one.verdict for one in judge(two, gaps)} == {"undecided"}
    assert judge(two[:1], gaps)[0].verdict == "supported"


@pytest.mark.parametrize("broken", [np.nan, -np.inf])
def test_a_broken_network_speaks_against_the_claim(broken: float) -> None:
    judged = judge([USUAL], {"gap": np.array([broken] * 12 + [1.0, 2])})[0]
    assert (judged.verdict, judged.holds, judged.effect) == ("refuted", 2, None)


def test_what_always_holds_falls_with_one_counter_example() -> None:
    always = Comparison("gap", "exact", 0.0, "always")
    assert verdict([0.0] * 3, always) == "supported"
    assert verdict([0.0] * 99 + [-1e-9], always) == "refuted"


@given(st.lists(st.sampled_from(["supported", "refuted", "undecided"]), min_size=1, max_size=4))
def test_the_weakest_comparison_decides(verdicts: list[str]) -> None:
    gaps = {"supported": 1.0, "refuted": -1.0}
    made = []
    for index, wanted in enumerate(verdicts):
        values = np.full(12, gaps.get(wanted, 1.0))
        if wanted == "undecided":
            values[::2] = -1
        made.append(judge([Comparison(str(index), "")], {str(index): values})[0])
    assert [one.verdict for one in made] == verdicts
    weakest = next(v for v in ("refuted", "undecided", "supported") if v in verdicts)
    assert overall(made).verdict == weakest


def test_a_claim_of_two_parts_holds_where_both_do() -> None:
    gaps = {"a": np.array([1.0, 1, -1, np.nan]), "b": np.array([1.0, 0, 1, 1])}
    assert holding([Comparison("a", ""), Comparison("b", "")], gaps) == 1
    assert holding([Comparison("a", ""), Comparison("b", "", 0.0, "always")], gaps) == 2
