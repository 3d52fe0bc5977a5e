"""A file to keep: the model, or the report."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from pellucid.lab.bench.journey import Journey
from pellucid.lab.bench.run import run_of
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.answers import Kept
from pellucid.lab.protocol.arrays import pack
from pellucid.lab.protocol.commands import Keep
from pellucid.learning import Run, save


def kept(journey: Journey, command: Keep) -> bytes:
    """The file's bytes. Raises `Mistake` where there is nothing to report yet."""
    if command.what == "report" and not journey.moment:
        raise Mistake("nothing-learned-yet")
    name, run = journey.material.name, run_of(journey)
    if command.what == "model":
        said = Kept(id=command.id, name=f"{name}.pellucid", media_type="application/zip")
        content = _model_file(run)
    else:
        # Matplotlib takes a second to import, and whoever keeps no report needs none of it.
        from pellucid.report.page import page

        said = Kept(id=command.id, name=f"{name}.html", media_type="text/html")
        content = page(run).encode()
    return pack(said, {"file": np.frombuffer(content, np.uint8)})


def _model_file(run: Run) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "model.pellucid")
        save(run, path)
        return path.read_bytes()
