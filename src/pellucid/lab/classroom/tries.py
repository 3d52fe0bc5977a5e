"""How often a code may be tried: enough for clumsy fingers, far too little for guessing."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from pellucid.lab.mistake import Mistake


@dataclass(frozen=True)
class Allowance:
    """So many tries at once, and another one every so many seconds."""

    at_once: int
    seconds: float


A_DEVICE = Allowance(at_once=8, seconds=10)
# A class of a hundred may all mistype. At one guess a second, 113 million codes take three years.
EVERYBODY = Allowance(at_once=200, seconds=1)
_DEVICES = 1000


class Bucket:
    """What is left of an allowance."""

    def __init__(self, allowance: Allowance, now: float) -> None:
        self._allowance, self._left, self._then = allowance, float(allowance.at_once), now

    def wait(self, now: float) -> float:
        """How many seconds to wait for the next try; 0 where there is one."""
        self._fill(now)
        return max(0.0, 1 - self._left) * self._allowance.seconds

    def take(self, now: float) -> None:
        """One try less."""
        self._fill(now)
        self._left -= 1

    def _fill(self, now: float) -> None:
        more = max(0.0, now - self._then) / self._allowance.seconds
        self._left, self._then = min(self._allowance.at_once, self._left + more), now


class Tries:
    """Wrong codes, counted by device and in all, in memory only; the longest unseen are let go."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._all = Bucket(EVERYBODY, clock())
        self._devices: OrderedDict[str, Bucket] = OrderedDict()

    def check(self, device: str) -> None:
        """Raises `Mistake` with code `too-many-tries` where this device must wait first."""
        now = self._clock()
        seconds = max(bucket.wait(now) for bucket in self._buckets(device))
        if seconds > 0:
            raise Mistake("too-many-tries", seconds=max(1, round(seconds)))

    def wrong(self, device: str) -> None:
        """The code was wrong."""
        for bucket in self._buckets(device):
            bucket.take(self._clock())

    def _buckets(self, device: str) -> tuple[Bucket, Bucket]:
        mine = self._devices.setdefault(device, Bucket(A_DEVICE, self._clock()))
        self._devices.move_to_end(device)
        if len(self._devices) > _DEVICES:
            self._devices.popitem(last=False)
        return mine, self._all
