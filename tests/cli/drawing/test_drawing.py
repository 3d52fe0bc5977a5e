"""Bars, curves and strips: what is drawn is what the numbers say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.cli.drawing.bars import bar, signed_bar
from pellucid.cli.drawing.chart import Curve, chart
from pellucid.cli.drawing.curves import characters, dots
from pellucid.cli.drawing.numbers import count, duration, percent, three
from pellucid.cli.drawing.strip import strip

SHARES = st.floats(0, 1)
ANY = st.floats(allow_nan=True, allow_infinity=True, width=32)


@given(SHARES, st.integers(1, 50))
def test_a_bar_is_as_long_as_its_share(share: float, width: int) -> None:
    eighths = sum(
        8 if block == "█" else 8 - "▉▊▋▌▍▎▏".index(block) - 1 for block in bar(share, width)
    )
    assert eighths == round(share * width * 8)


@given(st.floats(-1, 1), st.integers(1, 30))
def test_a_signed_bar_stands_on_one_side(value: float, half: int) -> None:
    left, right = signed_bar(value, 1.0, half)
    assert len(left) == len(right) == half
    assert not left.strip() or value < 0
    assert not right.strip() or value > 0


@given(st.lists(ANY, max_size=60), st.integers(1, 20), st.integers(1, 6))
def test_any_curve_can_be_drawn(values: list[float], wide: int, high: int) -> None:
    canvas = dots(np.array(values, np.float32), (-1.0, 1.0), (wide, high), planned=80)
    (line, *_) = characters([(canvas, "")])
    assert canvas.shape == (4 * high, 2 * wide)
    assert len(line) == wide


@given(st.integers(2, 40), st.integers(2, 40))
def test_a_rising_line_rises_without_a_gap(points: int, wide: int) -> None:
    canvas = dots(np.linspace(0, 1, points), (0.0, 1.0), (wide, 5))
    assert canvas[-1, 0]
    assert canvas[0, -1]
    assert canvas.any(0).all(), "a dot in every column"
    assert canvas.any(1).all(), "and in every row"


def test_a_part_of_a_curve_leaves_room_for_the_rest() -> None:
    canvas = dots(np.zeros(50), (0.0, 1.0), (10, 2), planned=100)
    drawn = np.flatnonzero(canvas.any(0))
    assert (drawn[0], drawn[-1]) == (0, 10)


def test_dotted_curves_leave_gaps() -> None:
    solid, dotted = (dots(np.ones(9), (0.0, 1.0), (9, 1), dotted=one) for one in (False, True))
    assert dotted.sum() == pytest.approx(solid.sum() / 2, abs=2)


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=30))
def test_a_chart_is_a_rectangle(values: list[float]) -> None:
    lines = chart("loss", [Curve(np.array(values), "")], (24, 4), planned=30, top=None)
    assert len(lines) == 6
    assert {len(line) for line in lines[1:]} == {24}


def test_a_strip_shows_size_by_density_and_sign_by_colour() -> None:
    first, second = strip(np.array([1.0, -1.0, 0.0, 0.5]), 3)
    assert (first.plain, second.plain) == ("██ ", "▒")
    assert [str(span.style) for span in first.spans] == ["positive", "negative", "positive"]


@given(ANY)
def test_any_number_can_be_said(value: float) -> None:
    assert 1 <= len(three(value)) <= 11
    assert percent(value)


@given(st.floats(1e-3, 9e6))
def test_three_digits_are_close(value: float) -> None:
    assert float(three(value).replace(",", "")) == pytest.approx(value, rel=0.00501)


def test_words() -> None:
    assert count(2, "class", "classes") == "2 classes"
    assert [duration(s) for s in (0.04, 59.6, 3600)] == ["0.0 s", "1 min", "1 h 0 min"]
