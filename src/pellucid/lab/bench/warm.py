"""Making the first set-up ready before anybody asks for it."""

import polars as pl

from pellucid.lab.bench.bench import Bench
from pellucid.lab.bench.bounds import Bounds
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.setup import Setup


def warm() -> None:
    """Compiles the programs of the default set-up, so that it opens at once."""
    bench = Bench(_NoUploads(), Bounds())
    bench.open(Setup())
    bench.prepare()


class _NoUploads:
    """Nobody has uploaded anything yet."""

    def frame(self, upload: str) -> pl.DataFrame:
        raise Mistake("upload-gone", upload=upload)
