"""An explained picture or recording as one JSON object."""

from typing import Any

from pellucid.cli.explaining.looked import Looked


def looked_facts(found: Looked, model: str, source: str) -> dict[str, Any]:
    """What `pellucid explain --json` prints for a model that sees or hears."""
    shares, region = found.probabilities, found.region
    return {
        "model": model,
        "source": source,
        "row": found.row,
        "file": found.file,
        "kind": found.sight.kind,
        "prediction": found.answer,
        "truth": found.truth,
        "classes": list(found.classes),
        "probabilities": None if shares is None else shares.tolist(),
        "looked": None if region is None else {"words": region.words, **region.facts},
        "network": found.network,
        "layers": [
            {
                "name": layer.layer,
                "shape": list(layer.shape),
                "strongest": [
                    {"channel": unit, "mean": mean}
                    for unit, mean in zip(layer.units, layer.means, strict=True)
                ],
            }
            for layer in found.layers
        ],
    }
