"""Work that tells how far it is while it is done, and can be left at any moment."""

from collections.abc import Callable, Generator
from queue import Empty, SimpleQueue
from threading import Event, Thread, main_thread
from typing import Generic, NamedTuple, TypeVar

N = TypeVar("N")
T = TypeVar("T")

Work = Callable[[Callable[[N], None]], T]
"""What is done; it calls what it is given with its news: how far it is, say."""

THREAD = "pellucid-alongside"
"""What the threads are called in which work is done."""

_PATIENCE = 0.1
"""Seconds without news after which the last are told again."""


class Finished(NamedTuple, Generic[T]):
    """What the work gave."""

    value: T


class _Failed(NamedTuple):
    error: BaseException


class _Left(BaseException):
    """Nobody waits for the work any more. No error, so that no experiment takes it for its own."""


def alongside(work: Work[N, T], first: N) -> Generator[N | Finished[T]]:
    """Does the work in a thread of its own; gives its news, and at the end what it gave.

    Something is given every tenth of a second, `first` as long as there is nothing new, so that
    whoever asks is never held up. Closing it leaves the work, which ends the next time it tells
    any news. What it raises is raised here.

    >>> list(alongside(lambda tell: "done", 0.0))
    [Finished(value='done')]
    """
    news: SimpleQueue[N | Finished[T] | _Failed] = SimpleQueue()
    left = Event()

    def tell(one: N) -> None:
        # At the end of the program nobody waits either: JAX must not be cut off amid its work.
        if left.is_set() or not main_thread().is_alive():
            raise _Left
        news.put(one)

    Thread(target=_done, args=(work, tell, news), name=THREAD).start()
    try:
        yield from _told(news, first)
    finally:
        left.set()


def _done(work: Work[N, T], tell: Callable[[N], None], news: "SimpleQueue[object]") -> None:
    try:
        news.put(Finished(work(tell)))
    except BaseException as error:  # told to whoever waits, in their own thread
        news.put(_Failed(error))


def _told(news: "SimpleQueue[N | Finished[T] | _Failed]", last: N) -> Generator[N | Finished[T]]:
    while True:
        try:
            one = news.get(timeout=_PATIENCE)
        except Empty:
            one = last
        if isinstance(one, _Failed):
            raise one.error
        yield one
        if isinstance(one, Finished):
            return
        last = one
