"""How long a person has waited since they pressed Enter."""

import time

_LOADED = time.perf_counter()


def since_start() -> float:
    """Seconds since the command began, short of the blink that Python itself takes to start.

    The age of the process would say more, but a shell that ends in this command hands its own
    process, and its age, over to it.
    """
    return time.perf_counter() - _LOADED
