"""Parameters kept, as far as they fit a network that is another now."""

from typing import Any

import numpy as np

from pellucid.network import Network, Parameters


def kept(given: Parameters | None, network: Network) -> Parameters | None:
    """What fits of these parameters: of every layer that still has the same names and shapes.

    The others are drawn anew, by seed 0. None where none were given.
    """
    if given is None:
        return None
    drawn = network.init(0)
    return {name: _fitting(given.get(name), own) for name, own in drawn.items()}


def _fitting(given: Any, drawn: Any) -> Any:
    shapes = [{name: np.shape(one) for name, one in (own or {}).items()} for own in (given, drawn)]
    return given if shapes[0] == shapes[1] else drawn
