"""An explanation as one JSON object."""

from typing import Any

from pellucid.cli.explaining.explained import Explained


def facts(found: Explained, model: str, source: str) -> dict[str, Any]:
    """What `pellucid explain --json` prints."""
    shares = found.probabilities
    mattered = found.mattered
    return {
        "model": model,
        "source": source,
        "row": found.row,
        "prediction": found.answer,
        "truth": found.truth,
        "classes": list(found.classes),
        "probabilities": None if shares is None else shares.tolist(),
        "network": found.network,
        "layers": [
            {"name": layer.name, "activation": layer.activation, "a": layer.activations.tolist()}
            for layer in found.layers
        ],
        "sum": found.last,
        "typical": mattered.typical,
        "answer": mattered.here,
        "attributions": {name: mattered.parts[name] for name in mattered.order},
        "rest": mattered.rest,
        "values": found.values,
    }
