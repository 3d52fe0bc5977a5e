"""A network cut in two, to look at what is between."""

from typing import NamedTuple

from pellucid.errors import BadInput
from pellucid.insight.paths import path_of
from pellucid.network import Network, Parameters


class Halves(NamedTuple):
    """What comes up to a layer, and what comes after it, each a network with its parameters."""

    before: Network
    before_parameters: Parameters
    after: Network
    after_parameters: Parameters


def halves(network: Network, parameters: Parameters, layer: int | str) -> Halves:
    """Cuts a network in two behind a layer.

        after(before(x)) = network(x)

    Networks side by side are cut together. Raises `BadInput` for the last layer, behind which
    there is nothing, and for one inside another.

    >>> from pellucid.network import dense_network
    >>> network = dense_network(2, 1, "binary", (4, 3))
    >>> cut = halves(network, network.init(jax.random.key(0)), "dense_2")
    >>> cut.before.names, cut.after.names, cut.after.inputs
    (('dense_1', 'dense_2'), ('dense_1',), (3,))
    """
    path = path_of(network, layer)
    if path not in network.names[:-1]:
        raise BadInput(
            f"the network is to be cut behind {path}",
            f"one of {', '.join(network.names[:-1])}",
            "something must come after it, and a layer inside another is no place to cut",
        )
    at = network.names.index(path) + 1
    before = Network(network.inputs, network.layers[:at])
    after = Network(network.shapes[at], network.layers[at:])
    # Layers are named by their number among their kind, which begins anew after the cut.
    renamed = zip(after.names, network.names[at:], strict=True)
    return Halves(
        before, {name: parameters[name] for name in before.names},
        after, {new: parameters[old] for new, old in renamed},
    )  # fmt: skip
