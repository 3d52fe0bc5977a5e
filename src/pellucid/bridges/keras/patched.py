"""Patched: what Keras calls by name, replaced for a while, for one thread."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from threading import RLock, get_ident
from typing import Any

_ONE_AT_A_TIME = RLock()  # two that overlapped would put each other's patches back for good


@contextmanager
def patched(
    owner: Any, name: str, made_of: Callable[[Callable[..., Any]], Callable[..., Any]]
) -> Generator[None]:
    """While it is open, calls of a class's method from this thread go to what is made of it.

    Other threads call the method as it was; whoever else would patch waits.
    """
    with _ONE_AT_A_TIME:
        own = getattr(owner, name)
        setattr(owner, name, only_here(made_of(own), own))
        try:
            yield
        finally:
            setattr(owner, name, own)


def only_here(one: Callable[..., Any], other: Callable[..., Any]) -> Callable[..., Any]:
    """A function that is `one` in this thread, and `other` in any other."""
    here = get_ident()

    def called(*given: Any, **named: Any) -> Any:
        return (one if get_ident() == here else other)(*given, **named)

    return called
