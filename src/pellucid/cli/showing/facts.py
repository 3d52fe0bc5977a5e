"""What a model is, as plain data: for the drawing, and for JSON."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from pellucid.learning import Model, Run
from pellucid.network import AnyLayer, Network, Residual, Shape, count
from pellucid.network.stack import kind, names, shapes


class LayerFacts(NamedTuple):
    """One layer: its kind, the shapes it reads and gives, and how many numbers it learned.

    `name` is its path; `depth` how many others it is inside.
    """

    name: str
    kind: str
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    activation: str
    parameters: int
    depth: int


def layers(model: Model) -> tuple[LayerFacts, ...]:
    """Every outer layer in order; its numbers are those of one network."""
    return tuple(layer for layer in every_layer(model) if not layer.depth)


def every_layer(model: Model) -> tuple[LayerFacts, ...]:
    """Every layer in order, those inside a `Residual` after it."""
    return layers_of(model.network, model.member())


def layers_of(network: Network, parameters: Any) -> tuple[LayerFacts, ...]:
    """Every layer of a network in order, those inside a `Residual` after it."""
    return _layers(network.layers, network.inputs, parameters, "")


def _layers(
    layers: Sequence[AnyLayer], inputs: Shape, parameters: Any, before: str
) -> tuple[LayerFacts, ...]:
    found: list[LayerFacts] = []
    sizes = shapes(layers, inputs)
    for index, (name, layer) in enumerate(zip(names(layers), layers, strict=True)):
        size, own = sizes[index], parameters[name]
        found.append(
            LayerFacts(
                before + name, kind(layer), size, sizes[index + 1], layer.activation,
                _count(layer, size, own), before.count("/"),
            )
        )  # fmt: skip
        if isinstance(layer, Residual):
            found += _layers(layer.layers, size, own, f"{before}{name}/")
    return tuple(found)


def _count(layer: AnyLayer, inputs: tuple[int, ...], parameters: Any) -> int:
    alone = Network(inputs, (layer,))
    return count(alone, {alone.names[0]: parameters})


def _layer(layer: LayerFacts) -> dict[str, Any]:
    found = layer._asdict()
    found.pop("depth")
    return found


def layer_facts(found: Sequence[LayerFacts]) -> dict[str, Any]:
    """The layers as plain data: the outer ones, and those inside them."""
    return {
        "layers": [_layer(layer) for layer in found if not layer.depth],
        "inner_layers": [_layer(layer) for layer in found if layer.depth],
    }


def facts(run: Run, path: str) -> dict[str, Any]:
    """What `pellucid show --json` prints."""
    model, record = run.model, run.record
    encoding = model.encoding
    known = model.columns.columns if model.columns else ()
    columns = [{"name": c.name, "kind": c.kind} for c in known]
    return {
        "model": path,
        "source": record.source,
        "task": model.task,
        "target": encoding.target.name if encoding and encoding.target else None,
        "classes": list(model.classes),
        "columns": columns,
        "features": list(model.features),
        "inputs": list(model.network.inputs),
        **layer_facts(every_layer(model)),
        "networks": model.networks,
        "parameters": model.parameter_count,
        "scores": record.scores,
        "epochs": record.epochs,
        "ended": record.ended,
        "seconds": record.seconds,
        "seed": record.seed,
        "settings": record.settings,
        "notes": record.notes,
        "reasons": record.reasons,
    }
