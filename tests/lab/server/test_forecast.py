"""How long compiling will take, told from how long it took."""

import pytest

from pellucid.lab.server.forecast import Forecast


def test_who_comes_later_waits_for_those_before() -> None:
    forecast = Forecast()
    with forecast.waiting(2) as first:
        with forecast.waiting(3) as second:
            assert (first, second) == (2, 5)
        with forecast.waiting(1) as third:
            assert third == 3


def test_a_slow_machine_is_learned() -> None:
    forecast = Forecast()
    for _ in range(30):
        forecast.took(work=2, seconds=6)
    with forecast.waiting(1) as seconds:
        assert seconds == pytest.approx(3, rel=1e-3)
