"""Equal examples against counting by hand."""

import numpy as np
import polars as pl

from pellucid.data.decoding import find_same

from ..media import said, speckled

NAMES = ("a", "b", "c", "d")


def test_nothing_is_said_of_different_ones() -> None:
    found = find_same(speckled(0, 4, 3, 3, 1), pl.Series([0, 1, 0, 1]), NAMES, "picture")
    assert len(set(found.groups.tolist())) == 4
    assert found.notes == ()


def test_copies_in_a_class_and_between_classes() -> None:
    inputs = speckled(0, 4, 3, 3, 1)
    inputs[1], inputs[3] = inputs[0], inputs[2]
    found = find_same(inputs, pl.Series(["x", "x", "x", "y"]), NAMES, "picture")
    first, second, third, fourth = found.groups
    assert first == second != third == fourth
    assert said(found.notes, "duplicates").startswith(
        "1 picture repeats another of its class: a = b"
    )
    assert "two classes or more: c = d" in said(found.notes, "contradictions")


def test_copies_of_what_is_learnt_in_the_test_part() -> None:
    inputs = speckled(0, 4, 3, 3, 1)
    inputs[3] = inputs[0]
    apart = np.array([2, 3])
    found = find_same(inputs, pl.Series([0, 1, 1, 0]), NAMES, "picture", apart)
    assert said(found.notes, "test-seen").startswith("1 picture of the test is also learnt from")


def test_zeros_at_the_end_are_content() -> None:
    inputs = np.zeros((3, 4), np.int16)
    inputs[0, 3], inputs[1, 0] = 1, 1
    assert len(set(find_same(inputs, pl.Series([0, 1, 0]), NAMES[:3], "recording").groups)) == 3
