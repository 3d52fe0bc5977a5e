"""Work that tells how far it is while it is done, and can be left at any moment."""

from collections.abc import Callable, Generator
from queue import Empty, SimpleQueue
from threading import Event, Thread, main_thread
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

Work = Callable[[Callable[[float], None]], T]
"""What is done; it calls what it is given with the share that is done, from 0 to 1."""

THREAD = "pellucid-alongside"
"""What the threads are called in which work is done."""

_PATIENCE = 0.1
"""Seconds without news after which it is said again how far it was."""


class Finished(NamedTuple, Generic[T]):
    """What the work gave."""

    value: T


class _Failed(NamedTuple):
    error: BaseException


class _Left(BaseException):
    """Nobody waits for the work any more. No error, so that no experiment takes it for its own."""


def alongside(work: Work[T]) -> Generator[float | Finished[T]]:
    """Does the work in a thread of its own; gives the share done, and at the end what it gave.

    Something is given every tenth of a second, so that whoever asks is never held up. Closing it
    leaves the work, which ends the next time it tells its share. What it raises is raised here.

    >>> list(alongside(lambda tell: "done"))
    [Finished(value='done')]
    """
    news: SimpleQueue[float | Finished[T] | _Failed] = SimpleQueue()
    left = Event()

    def tell(share: float) -> None:
        # At the end of the program nobody waits either: JAX must not be cut off amid its work.
        if left.is_set() or not main_thread().is_alive():
            raise _Left
        news.put(share)

    Thread(target=_done, args=(work, tell, news), name=THREAD).start()
    try:
        yield from _told(news)
    finally:
        left.set()


def _done(work: Work[T], tell: Callable[[float], None], news: "SimpleQueue[object]") -> None:
    try:
        news.put(Finished(work(tell)))
    except BaseException as error:  # told to whoever waits, in their own thread
        news.put(_Failed(error))


def _told(news: "SimpleQueue[float | Finished[T] | _Failed]") -> Generator[float | Finished[T]]:
    share = 0.0
    while True:
        try:
            one = news.get(timeout=_PATIENCE)
        except Empty:
            one = share
        if isinstance(one, _Failed):
            raise one.error
        yield one
        if isinstance(one, Finished):
            return
        share = one
