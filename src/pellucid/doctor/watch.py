"""Watching: vitals of a training that somebody else's loop carries out."""

from types import TracebackType
from typing import Protocol, Self, runtime_checkable

from pellucid.doctor.anatomy import Anatomy
from pellucid.doctor.recording import Recording


@runtime_checkable
class Watch(Protocol):
    """A context in which a model's training is watched; it never changes it."""

    def __enter__(self) -> Self: ...

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
