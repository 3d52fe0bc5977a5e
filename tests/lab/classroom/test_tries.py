"""Guessing codes: a few tries for clumsy fingers, and then it takes for ever."""

import pytest

from pellucid.lab.classroom.tries import A_DEVICE, EVERYBODY, Tries
from pellucid.lab.mistake import Mistake


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def refused(tries: Tries, device: str) -> float:
    """How many seconds a device must wait; 0 where it may try."""
    try:
        tries.check(device)
    except Mistake as mistake:
        return float(mistake.values["seconds"])
    return 0


def test_a_device_must_wait_after_some_wrong_codes() -> None:
    clock = Clock()
    tries = Tries(clock)
    for _ in range(A_DEVICE.at_once):
        assert not refused(tries, "a")
        tries.wrong("a")
    assert refused(tries, "a") == A_DEVICE.seconds
    assert not refused(tries, "b")
    clock.now += A_DEVICE.seconds
    assert not refused(tries, "a")


def test_many_devices_together_do_not_guess_faster() -> None:
    clock = Clock()
    tries, guesses = Tries(clock), 0
    for second in range(600):
        clock.now = float(second)
        for device in range(30):
            if not refused(tries, f"{second}-{device}"):
                tries.wrong(f"{second}-{device}")
                guesses += 1
    assert guesses <= EVERYBODY.at_once + 600 / EVERYBODY.seconds + 1


def test_what_is_remembered_of_devices_has_an_end() -> None:
    tries = Tries(Clock())
    for device in range(5000):
        tries.check(str(device))
    assert len(tries._devices) <= 1001


def test_right_codes_cost_nothing() -> None:
    tries = Tries(Clock())
    for _ in range(1000):
        tries.check("a")
    for _ in range(A_DEVICE.at_once):
        tries.wrong("a")
    with pytest.raises(Mistake):
        tries.check("a")
