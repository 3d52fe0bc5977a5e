"""Imports: a library is met as soon as a script has imported it, and before it is used."""

import builtins
import sys
from collections.abc import Callable
from typing import Any


class Imports:
    """Calls `met[name](module)` once, when a library of that name is there as a whole."""

    def __init__(self, met: dict[str, tuple[str, Callable[[Any], None]]]) -> None:
        self._met, self._deep = dict(met), 0
        self._import = builtins.__import__

    def start(self) -> None:
        """Begins to look."""
        builtins.__import__ = self._looking

    def stop(self) -> None:
        """Puts Python's own way of importing back."""
        builtins.__import__ = self._import

    def _looking(self, *args: Any, **kwargs: Any) -> Any:
        self._deep += 1
        try:
            return self._import(*args, **kwargs)
        finally:
            self._deep -= 1
            if self._deep == 0:
                self._look()

    def _look(self) -> None:
        for name, (part, meet) in list(self._met.items()):
            # A library that is still being imported lacks what stands in it last.
            if hasattr(sys.modules.get(name), part):
                del self._met[name]
                meet(sys.modules[name])
