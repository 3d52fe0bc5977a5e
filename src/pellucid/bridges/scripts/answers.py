"""Answers: what the process that runs a script tells the one that asked for it."""

from pathlib import Path

import msgspec
from msgspec import Struct

from pellucid.doctor.diagnosis import Diagnosis
from pellucid.errors import BadInput

STEPS, ANSWER = "steps", "answer"
"""Files in the folder that both share: what is being done, a line each; and the answer."""


class Asked(Struct, frozen=True, kw_only=True):
    """What is to be run, and how: given to the process as one argument."""

    script: str
    arguments: tuple[str, ...]
    folder: str
    seed: int
    prove: bool
    budget_seconds: float


class Found(Struct, frozen=True, tag="found"):
    """The script trained something: the diagnosis of it."""

    diagnosis: Diagnosis


class Refused(Struct, frozen=True, tag="refused"):
    """It did not, or not so that it can be examined: a `BadInput`, in parts."""

    given: str
    expected: str = ""
    why: str = ""
    instead: str = ""

    @staticmethod
    def of(error: BadInput) -> "Refused":
        """The refusal that such an error is."""
        return Refused(error.given, error.expected, error.why, error.instead)

    def error(self) -> BadInput:
        """The error that it is."""
        return BadInput(self.given, self.expected, self.why, self.instead)


Answer = Found | Refused


def write(folder: Path, answer: Answer) -> None:
    """Leaves the answer, whole or not at all."""
    (folder / f"{ANSWER}.part").write_bytes(msgspec.msgpack.encode(answer))
    (folder / f"{ANSWER}.part").replace(folder / ANSWER)


def read(folder: Path) -> Answer | None:
    """The answer, if one was left."""
    file = folder / ANSWER
    return msgspec.msgpack.decode(file.read_bytes(), type=Answer) if file.exists() else None


def step(folder: Path, text: str) -> None:
    """Says what is being done."""
    with (folder / STEPS).open("a", encoding="utf-8") as file:
        file.write(f"{text}\n")
