"""The doctor's desk: what a learner's page asks of the doctor is answered here."""

from collections.abc import Generator
from threading import Lock

from pellucid.lab.bench.journey import Journey
from pellucid.lab.doctor.examining import BUDGET, Examining
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.doctor import Examined
from pellucid.lab.protocol.doctor_commands import EndExamination, Examine
from pellucid.lab.protocol.messages import Done
from pellucid.lab.sendable import Sendable


class DoctorDesk:
    """One learner's doctor: one examination at a time, each of at most `budget` seconds."""

    def __init__(self, budget: float = BUDGET) -> None:
        self._budget, self._busy = budget, Lock()
        self._now: Examining | None = None

    def do(self, command: EndExamination) -> list[Sendable]:
        """Ends the examination that runs, if there is one."""
        if self._now is not None:
            self._now.stop()
        return [Done(id=command.id)]

    def long(self, command: Examine, journey: Journey) -> Generator[Examined]:
        """Examines a journey that nobody else goes on with.

        Closing it leaves the examination. Raises `Mistake`, as where one runs already.
        """
        if not self._busy.acquire(blocking=False):
            raise Mistake("examining-already")
        try:
            self._now = Examining(journey, command, self._budget)
            yield from self._now.told()
        finally:
            self._now = None
            self._busy.release()
