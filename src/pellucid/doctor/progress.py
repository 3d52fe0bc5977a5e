"""Progress: what the doctor is doing now, for whoever waits, and what it had when cut short."""

from collections.abc import Callable

from pellucid.doctor.diagnosis import Diagnosis

Watch = Callable[[str], None]
"""Told, in a few words, what is done next."""


def quietly(_: str) -> None:
    """Tells nobody."""


class Interrupted(KeyboardInterrupt):
    """An examination that Ctrl-C ended: `diagnosis` is what was known by then."""

    def __init__(self, diagnosis: Diagnosis) -> None:
        super().__init__("the examination was interrupted")
        self.diagnosis = diagnosis
