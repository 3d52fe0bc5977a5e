"""Listening for losses: which one a loop computes, of what, with what result.

Loss modules and loss functions alike call functions of `torch.nn.functional`. While somebody
listens, those tell what they were called with; what they compute stays what it is.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from torch import Tensor
from torch.nn import functional

from pellucid.bridges.pytorch.losses import FUNCTIONS


@dataclass(frozen=True)
class Heard:
    """One loss: the function, what it was computed from and with, and what came out."""

    function: Callable[..., Tensor]
    settings: dict[str, Any]
    outputs: Tensor
    targets: Tensor
    value: Tensor

    @property
    def loss(self) -> Callable[[Tensor, Tensor], Tensor]:
        """The same loss of other outputs and targets."""
        return functools.partial(self.function, **self.settings)


class Listener:
    """Tells `hear` of every loss that is computed, from `start` until `stop`."""

    def __init__(self, hear: Callable[[Heard], None]) -> None:
        self._hear = hear
        self._own: dict[str, Callable[..., Tensor]] = {}

    def start(self) -> None:
        """Begins to listen."""
        for name in FUNCTIONS:
            self._own[name] = getattr(functional, name)
            setattr(functional, name, self._telling(self._own[name]))

    def stop(self) -> None:
        """Puts everything back."""
        for name, function in self._own.items():
            setattr(functional, name, function)
        self._own = {}

    def _telling(self, function: Callable[..., Tensor]) -> Callable[..., Tensor]:
        @functools.wraps(function)
        def told(*args: Any, **kwargs: Any) -> Tensor:
            value = function(*args, **kwargs)
            if len(args) > 1 and isinstance(args[0], Tensor) and isinstance(args[1], Tensor):
                # What stands between (a weight, say) is left out where it has no name.
                self._hear(Heard(function, kwargs, args[0], args[1], value))
            elif {"input", "target"} <= kwargs.keys():
                rest = {key: one for key, one in kwargs.items() if key not in ("input", "target")}
                self._hear(Heard(function, rest, kwargs["input"], kwargs["target"], value))
            return value

        return told
