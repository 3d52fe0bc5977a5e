"""One function, compiled for each kind of examples it is called with."""

from collections.abc import Callable, Hashable, Mapping
from functools import partial
from threading import Lock
from typing import Any

import jax
from jax.stages import Compiled, Traced


class Program:
    """A function that is compiled when it is first called, or before, in another thread.

    `jax.jit` does the same, but keeps, besides what it compiled, all forms that this went
    through: of a small network 4 MB each. `kind` tells apart arguments of other shapes.
    """

    def __init__(self, function: Callable[..., Any], options: Mapping[str, Any]) -> None:
        self._function, self._options = function, {**options}
        self._compiling, self._tracing = Lock(), Lock()
        self._traced: dict[Hashable, Traced] = {}
        self._compiled: dict[Hashable, Compiled] = {}

    def __call__(self, kind: Hashable, *given: Any) -> Any:
        """What the function makes of these arguments."""
        self.compile(kind, *given)
        return self._compiled[kind](*given)

    def is_compiled(self, kind: Hashable) -> bool:
        """Whether calling it takes no compiling first."""
        return kind in self._compiled

    def compile(self, kind: Hashable, *given: Any) -> None:
        """Compiles it for such arguments, if it is not; one thread at a time."""
        if kind in self._compiled:
            return
        with self._compiling:
            if kind in self._compiled:
                return
            compiled = self.traced(kind, *given).lower().compile()
            with self._tracing:
                self._compiled[kind] = compiled
                del self._traced[kind]

    def traced(self, kind: Hashable, *given: Any) -> Traced:
        """The list of its operations, for what can be done without compiling, or beside it."""
        with self._tracing:
            traced = self._traced.get(kind) or self._trace(given)
            if kind not in self._compiled:
                self._traced[kind] = traced
            return traced

    def _trace(self, given: tuple[Any, ...]) -> Traced:
        # JAX remembers what it made of a function until that is gone: one made for the purpose
        # is, once it is compiled, and 2 MB go with it.
        return jax.jit(partial(self._function), compiler_options=self._options).trace(*given)
