"""What a model is, as plain data: for the drawing, and for JSON."""

from typing import Any, NamedTuple

from pellucid.learning import Model, Run
from pellucid.network import AnyLayer, Network, count
from pellucid.network.stack import kind


class LayerFacts(NamedTuple):
    """One layer: its kind, the shapes it reads and gives, and how many numbers it learned."""

    name: str
    kind: str
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    activation: str
    parameters: int


def layers(model: Model) -> tuple[LayerFacts, ...]:
    """Every layer in order; its numbers are those of one network."""
    network = model.network
    shapes = network.shapes
    return tuple(
        LayerFacts(
            name, kind(layer), shapes[index], shapes[index + 1], layer.activation,
            _count(layer, shapes[index], model.member()[name]),
        )
        for index, (name, layer) in enumerate(zip(network.names, network.layers, strict=True))
    )  # fmt: skip


def _count(layer: AnyLayer, inputs: tuple[int, ...], parameters: Any) -> int:
    alone = Network(inputs, (layer,))
    return count(alone, {alone.names[0]: parameters})


def facts(run: Run, path: str) -> dict[str, Any]:
    """What `pellucid show --json` prints."""
    model, record = run.model, run.record
    encoding = model.encoding
    columns = [{"name": c.name, "kind": c.kind} for c in encoding.columns] if encoding else []
    return {
        "model": path,
        "source": record.source,
        "task": model.task,
        "target": encoding.target.name if encoding and encoding.target else None,
        "classes": list(model.classes),
        "columns": columns,
        "features": list(model.features),
        "inputs": list(model.network.inputs),
        "layers": [layer._asdict() for layer in layers(model)],
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
