"""The network as code to take away."""

from pellucid.lab.bench.code import blueprint, written
from pellucid.lab.bench.journey import Journey
from pellucid.lab.protocol.answers import Coded
from pellucid.lab.protocol.commands import Code


def coded(journey: Journey, command: Code) -> Coded:
    """Code that runs as it stands. Raises `Mistake` where there are no weights to write."""
    code = written(blueprint(journey), command.library)
    name = f"{journey.material.name.replace('-', '_')}_{command.library}.py"
    return Coded(id=command.id, library=command.library, name=name, code=code)
