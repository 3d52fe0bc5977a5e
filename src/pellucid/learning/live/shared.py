"""Things that are costly to make, made once for all who use them at the same time."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar
from weakref import WeakValueDictionary

Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")


class Shared(Generic[Key, Thing]):
    """A thing for every key: kept as long as somebody holds it, and the last few besides.

    A bounded cache alone would not do: with one user more than it has room for, each would push
    out what the next one needs, and all would be made again and again.
    """

    def __init__(self, make: Callable[[Key], Thing], recent: int) -> None:
        self._make, self._most, self._lock = make, recent, Lock()
        self._alive: WeakValueDictionary[Key, Thing] = WeakValueDictionary()
        self._recent: OrderedDict[Key, Thing] = OrderedDict()

    def __call__(self, key: Key) -> Thing:
        """The thing for this key, made if nobody has it."""
        with self._lock:
            thing = self._alive.get(key)
            if thing is None:
                thing = self._alive[key] = self._make(key)
            self._recent[key] = thing
            self._recent.move_to_end(key)
            while len(self._recent) > self._most:
                self._recent.popitem(last=False)
            return thing

    def clear(self) -> None:
        """Forgets everything: whoever asks next is given a new one."""
        with self._lock:
            self._recent.clear()
            self._alive.clear()
