"""Where a layer stands: `dense_1`, or `residual_1/dense_2` for one inside another."""

from collections.abc import Sequence
from typing import Any

from pellucid.errors import BadInput, choose
from pellucid.network import AnyLayer, Network, Residual
from pellucid.network.stack import names


def layers_by_path(network: Network) -> dict[str, AnyLayer]:
    """Every layer by its path, in the order of the pass; an outer layer before its inner ones.

    >>> from pellucid.network import Dense
    >>> list(layers_by_path(Network((3,), (Residual((Dense(3),)), Dense(1)))))
    ['residual_1', 'residual_1/dense_1', 'dense_1']
    """
    return _by_path(network.layers, "")


def _by_path(layers: Sequence[AnyLayer], before: str) -> dict[str, AnyLayer]:
    found: dict[str, AnyLayer] = {}
    for name, layer in zip(names(layers), layers, strict=True):
        found[before + name] = layer
        if isinstance(layer, Residual):
            found |= _by_path(layer.layers, f"{before}{name}/")
    return found


def path_of(network: Network, layer: int | str) -> str:
    """A layer's path, from it itself or from its number (-1 is the last).

    Raises `BadInput` for a layer the network does not have.
    """
    if isinstance(layer, str):
        return choose("layer", layer, layers_by_path(network))
    last = len(network.names) - 1
    if not -last - 1 <= layer <= last:
        raise BadInput(f"layer is {layer}", f"0 to {last}, or a name: {', '.join(network.names)}")
    return network.names[layer]


def at(tree: Any, path: str) -> Any:
    """What stands at a path in parameters, gradients or updates."""
    for name in path.split("/"):
        tree = tree[name]
    return tree


def check_index(what: str, index: int, size: int) -> None:
    """Raises `BadInput` unless the index is one of 0 to `size - 1`."""
    if not 0 <= index < size:
        raise BadInput(f"{what} is {index}", f"a whole number from 0 to {size - 1}")


def check_weight(
    path: str, source: int | tuple[int, ...], shape: tuple[int, ...]
) -> tuple[int, ...]:
    """Where a weight comes from, as an index for each of the axes it is found by.

    Raises `BadInput` for one the layer does not have.
    """
    index = source if isinstance(source, tuple) else (source,)
    if len(index) != len(shape):
        where = "row, column, channel" if len(shape) == 3 else "place, channel"
        raise BadInput(
            f"{path}: input unit is {source}",
            "one number" if len(shape) == 1 else f"a weight of a filter: ({where})",
        )
    for value, size in zip(index, shape, strict=True):
        check_index("input unit", value, size)
    return index
