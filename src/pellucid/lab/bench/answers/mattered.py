"""Which pixels of a picture mattered for the network's answer."""

import numpy as np
from jax.tree_util import Partial
from jaxtyping import Float

from pellucid.insight import attribution, grad_cam
from pellucid.lab.bench.answers.checks import check_rows
from pellucid.lab.bench.answers.outputs import said
from pellucid.lab.bench.journey import Journey
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.answers import Mattered
from pellucid.lab.protocol.arrays import pack
from pellucid.lab.protocol.commands import Matter
from pellucid.learning.live.live import without_dropout
from pellucid.network import Network, Parameters, has_convolutions

# To within a hundredth of the output, or as near as so many points of the way come.
_NEAR, _POINTS = 1e-2, 64


def mattered(journey: Journey, command: Matter) -> bytes:
    """What each pixel added to the answer. Raises `Mistake` for what is no picture."""
    material = journey.material
    if material.image is None:
        raise Mistake("needs-pictures")
    check_rows(material, [command.row])
    network = without_dropout(journey.course.plan.network)
    live = journey.way.live
    own = {name: live.parameters[name] for name in network.names}
    x = journey.inputs[command.row][None]
    outputs = np.asarray(network(own, x))[0]
    output = int(outputs.argmax())
    found = attribution(
        Partial(network, own), x, output=output, tolerance=_NEAR, most_points=_POINTS
    )
    head = Mattered(
        id=command.id,
        moment=journey.moment,
        row=command.row,
        output=output,
        answer=said(material, outputs),
        change=float(found.change[0]),
    )
    arrays = {"parts": found.parts.reshape(material.image).astype(np.float32)}
    return pack(head, arrays | _heat(network, own, x, output))


def _heat(
    network: Network, parameters: Parameters, x: Float[np.ndarray, "1 ..."], output: int
) -> dict[str, np.ndarray]:
    """Where in a picture the network looked, if it goes over places."""
    if not has_convolutions(network):
        return {}
    return {"heat": grad_cam(network, parameters, x, output).heat[0].astype(np.float32)}
