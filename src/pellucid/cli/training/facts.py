"""A run as one JSON object."""

from typing import Any

import numpy as np

from pellucid.cli.training.ask import Files
from pellucid.learning import Run


def facts(run: Run, files: Files, seconds: float) -> dict[str, Any]:
    """What `pellucid train --json` prints. `seconds` is how long the person waited."""
    record, model = run.record, run.model
    scores = record.scores
    found: dict[str, Any] = {
        "source": record.source,
        "task": model.task,
        "target": model.encoding.target.name if model.encoding and model.encoding.target else None,
        "classes": list(model.classes),
        "metric": scores.metric,
        "train": scores.train,
        "validation": scores.validation,
        "test": scores.test,
        "seconds": {
            "total": seconds, "compile": record.seconds.compile, "train": record.seconds.train,
        },
        "epochs": record.epochs,
        "ended": record.ended,
        "parameters": model.parameter_count,
        "networks": model.networks,
        "model": str(files.model),
        "report": str(files.report) if files.report else None,
        "seed": record.seed,
        "settings": record.settings,
        "notes": record.notes,
        "reasons": record.reasons,
    }  # fmt: skip
    return found | _folds(scores.folds)


def _folds(scores: tuple[float, ...]) -> dict[str, Any]:
    if not scores:
        return {}
    return {
        "folds": list(scores),
        "mean": float(np.mean(scores)),
        "std": float(np.std(scores)),
    }
