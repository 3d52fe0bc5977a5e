"""One long piece of work at a time, in the whole process: the others wait for their turn."""

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

T = TypeVar("T")

# However many learners run a claim or have their network examined, they take turns, so that those
# who train at their benches keep the rest of the machine.
_TURN = Lock()
_BETWEEN = 0.1


def in_turn(work: Callable[[], T], wait: Callable[[], None]) -> T:
    """What the work gives, once its turn has come; `wait` is called again and again until then."""
    while not _TURN.acquire(timeout=_BETWEEN):
        wait()  # which ends the wait where nobody waits any more, by what it raises
    try:
        return work()
    finally:
        _TURN.release()
