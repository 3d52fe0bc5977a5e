"""What the page may ask of the doctor: what is wrong with the network on the bench."""

from typing import Annotated

from msgspec import Meta

from pellucid.lab.protocol.commands import Command


class Examine(Command, frozen=True, tag="examine"):
    """Why this very set-up does not learn, or that it does.

    It is trained for so many `epochs`; None: as long as it has trained by now, but 100 at least.
    Told by `Examined`, again and again; the last has done=True.
    """

    epochs: Annotated[int, Meta(ge=1, le=2000)] | None = None


class EndExamination(Command, frozen=True, tag="end-examination"):
    """Ends the examination that runs, if there is one: what is known by now is its answer."""


DoctorCommand = Examine | EndExamination
