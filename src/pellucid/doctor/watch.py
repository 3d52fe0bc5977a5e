"""Watching: vitals of a training that somebody else's loop carries out."""

from types import TracebackType
from typing import Protocol, runtime_checkable

from pellucid.doctor.anatomy import Anatomy
from pellucid.doctor.loop import LoopFacts
from pellucid.doctor.recording import Recording


@runtime_checkable
class Watch(Protocol):
    """A context in which a model's training is watched; it never changes it."""

    def __enter__(self) -> "Watch": ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def anatomy(self) -> Anatomy:
        """What the model is made of; of the loss only what was seen."""
        ...

    def recording(self) -> Recording:
        """What was seen so far."""
        ...


@runtime_checkable
class OfLoop(Protocol):
    """A watch that sees the loop itself too: where gradients are reset, which mode it is in."""

    def loop(self) -> LoopFacts:
        """What the loop was seen to do so far."""
        ...
