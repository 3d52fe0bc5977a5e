"""The sound of an example."""

from pellucid.lab.bench.answers.checks import check_rows
from pellucid.lab.bench.journey import Journey
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.answers import Heard
from pellucid.lab.protocol.arrays import pack
from pellucid.lab.protocol.commands import Hear


def heard(journey: Journey, command: Hear) -> bytes:
    """A recording as it was made. Raises `Mistake` for what is none."""
    material = journey.material
    if material.sound is None:
        raise Mistake("needs-sound")
    check_rows(material, [command.row])
    said = Heard(id=command.id, row=command.row, rate=material.sound.rate)
    return pack(said, {"sound": material.sound.of(command.row)})
